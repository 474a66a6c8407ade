/** A configuration or a data directory that must not start. Its message is for the operator and holds no secret. */
export class ConfigurationError extends Error {}
