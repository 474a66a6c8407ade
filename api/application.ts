/** Builds the running application from its configuration: edges, guards, sockets, documentation. Used by `main.ts` and by the tests. */
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import express from 'express';
import helmet from 'helmet';
import { resolve } from 'node:path';
import { AppModule } from './app.module.js';
import type { Ground } from './ground.js';
import { OriginsService } from './organisations/origins.service.js';
import { ProblemDetailsDocument } from './platform/documents.js';
import { openLog, PinoLoggerService, requestLog } from './platform/logging.js';
import { ProblemDetailsFilter } from './platform/problem-details.filter.js';
import { SocketAdapter } from './platform/socket-adapter.js';
import { restValidationPipe } from './platform/validation.js';

/** Seconds for which a browser may keep a content-hashed file; the loader's own name stays, so it is asked for again. */
const YEAR_S = 31_536_000;
const BODY_LIMIT = '100kb';
const UPLOAD_LIMIT = '1mb';
/** The one upload: a knowledge document. */
const UPLOAD_ROUTE = /^\/v1\/agents\/[^/]+\/documents$/;

/** Styles and pictures of the server's own pages. */
const PAGE_FILES = { '/demo': 'widget/demo', '/console': 'widget/console', '/notice-page': 'widget/notice' };

export async function createApplication(ground: Ground): Promise<NestExpressApplication> {
  const { config } = ground;
  const log = openLog(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(ground), {
    logger: new PinoLoggerService(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(requestLog(log), securityHeaders(), bodies());
  app.useStaticAssets(resolve(config.rootDir, 'dist/widget'), {
    prefix: '/widget',
    index: false,
    setHeaders: widgetHeaders,
  });
  // The pages themselves come from their controller, which fills them in.
  app.use(
    Object.keys(PAGE_FILES),
    (request: express.Request, response: express.Response, next: express.NextFunction) => {
      if (request.path.endsWith('.html')) response.status(404).end();
      else next();
    },
  );
  for (const [prefix, folder] of Object.entries(PAGE_FILES)) {
    app.useStaticAssets(resolve(config.rootDir, folder), { prefix, index: false, redirect: false });
  }
  app.useGlobalPipes(restValidationPipe());
  app.useGlobalFilters(new ProblemDetailsFilter());
  const origins = app.get(OriginsService);
  app.useWebSocketAdapter(new SocketAdapter(app, (request) => origins.isListed(request), ground.cluster?.adapter));
  documentRoutes(app);
  return app;
}

/** JSON only; a larger limit for the one route that takes documents. */
function bodies(): express.RequestHandler {
  const usual = express.json({ limit: BODY_LIMIT, strict: true });
  const upload = express.json({ limit: UPLOAD_LIMIT, strict: true });
  return (request, response, next) => (UPLOAD_ROUTE.test(request.path) ? upload : usual)(request, response, next);
}

function securityHeaders(): express.RequestHandler {
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        fontSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['lit-html'],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  // Swagger's page styles itself inline; it shows no data of anybody.
  const documentation = helmet({
    contentSecurityPolicy: { directives: { 'script-src': ["'self'"], 'upgrade-insecure-requests': null } },
  });
  return (request, response, next) =>
    (request.path.startsWith('/docs') ? documentation : strict)(request, response, next);
}

/** The widget's files are fetched by other sites' pages; hashed names never change their content. */
function widgetHeaders(response: express.Response, path: string): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  const isHashed = /-[\w-]{8,}\.(js|css)$/.test(path);
  response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'public, max-age=300');
}

function documentRoutes(app: NestExpressApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Engage Smarter')
    .setDescription('REST administration. The sockets are described in docs/protocol.md.')
    .setVersion('1')
    .addBearerAuth()
    .addGlobalResponse({ status: 'default', description: 'Problem details (RFC 9457)', type: ProblemDetailsDocument })
    .build();
  SwaggerModule.setup(
    'docs',
    app,
    () => SwaggerModule.createDocument(app, description, { extraModels: [ProblemDetailsDocument] }),
    { customSiteTitle: 'REST documentation · Engage Smarter' },
  );
}
