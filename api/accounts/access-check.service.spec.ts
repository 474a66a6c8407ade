/** Start-up refuses a route that does not say whom it lets in. */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Allow } from '../privacy/access.contract.js';
import { AccessCheckService } from './access-check.service.js';

@Controller('open')
class OpenController {
  @Get()
  @Allow('anyone')
  get(): string {
    return 'open';
  }

  notARoute(): string {
    return 'no route';
  }
}

@Controller('guarded')
@Allow('member', 'owner')
class GuardedController {
  @Get()
  get(): string {
    return 'guarded';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  get(): string {
    return 'forgotten';
  }
}

@Module({})
class TestModule {}

async function starting(...controllers: (new () => object)[]): Promise<void> {
  const module = { module: TestModule, imports: [DiscoveryModule], controllers, providers: [AccessCheckService] };
  const app = await NestFactory.create(module, { logger: false, abortOnError: false });
  try {
    await app.init();
  } finally {
    await app.close();
  }
}

test('a route with rules, its own or its class’s, starts', async () => {
  await expect(starting(OpenController, GuardedController)).resolves.toBeUndefined();
});

test('a route without rules does not, and is named', async () => {
  await expect(starting(OpenController, ForgottenController)).rejects.toThrow('ForgottenController.get lets nobody in');
});
