import { auditCommands } from './audit-commands';
import { backupCommands } from './backup-commands';
import type { Command } from './command';
import { countsCommand } from './counts-command';
import { deviceCommands } from './device-commands';
import { doctorCommand } from './doctor-command';
import { eraseCommand } from './erase-command';
import { importCommand } from './import-command';
import { migrateCommand } from './migrate-command';
import { retentionCommand } from './retention-command';
import { serveCommand } from './serve-command';
import { supportCodeCommand } from './support-command';
import { userCommands } from './user-commands';
import { villageCommands } from './village-commands';

export const commands: readonly Command[] = [
	serveCommand,
	...userCommands,
	...deviceCommands,
	...villageCommands,
	importCommand,
	countsCommand,
	...backupCommands,
	migrateCommand,
	eraseCommand,
	retentionCommand,
	...auditCommands,
	doctorCommand,
	supportCodeCommand
];
