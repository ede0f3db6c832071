export * from './catalogue.ts';
export { prepareQueue, type QueueConnection, queueConnection } from './connection.ts';
export {
  type Consumer,
  type ConsumerEvents,
  type Handler,
  type Handlers,
  openConsumer,
} from './consumer.ts';
export { type Doorbell, openDoorbell, type Ring } from './doorbell.ts';
