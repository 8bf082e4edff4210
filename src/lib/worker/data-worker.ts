import { expose } from 'comlink';
import { doorOf } from './door';
import { noteSurprise } from './note-trouble';
import { OpenDevice } from './open-device';

const device = new OpenDevice();

// The last net of the worker.
self.addEventListener('error', ({ error }) => noteSurprise(device.db, error));
self.addEventListener('unhandledrejection', ({ reason }) => noteSurprise(device.db, reason));

expose(doorOf(device));
