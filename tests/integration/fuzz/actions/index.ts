import { oneOf } from '../step';
import { assignVillages, changeRole, giveVillageBack } from './assignments';
import { claim, takeClaimBack } from './claims';
import {
	agreesForAWhile,
	answerPurpose,
	answerRecord,
	consentAgain,
	declinesAndIsMerged,
	refuseAtTheDoor,
	withdrawMerged
} from './consents';
import {
	batteryEmpty,
	batteryEndsAnywhere,
	batteryEndsAt,
	batteryEndsOverSync,
	revokeDevice,
	setClock,
	signInAgain
} from './devices';
import { eraseHousehold, killedWhileErasing, waitIsOver } from './erasure';
import { correct, importList, register } from './households';
import { enterScope, leaveScope, merge, move, settle, split, takeIn } from './life';
import { meanwhile } from './meanwhile';
import { addMember, correctMember, memberLeft } from './members';
import { tryOthersDoor } from './other-peoples';
import { forgeVoid, mendRefused, offerRefusedAgain, writeForbiddenText } from './refused';
import { killServer, startServer, stopServer } from './server';
import {
	beginSubmission,
	closeRequest,
	closeSubmission,
	goOnWithSubmission,
	noteCode,
	noteRequest,
	noteStatus,
	sendSubmission
} from './submissions';
import { sync, syncInTrouble } from './sync';
import { meet, meetNobody } from './visits';
import { voidAnothers, voidOwn } from './voids';

/** Everything that can happen. A new thing people can do is one more line here. */
const actions = {
	register,
	correct,
	importList,
	addMember,
	correctMember,
	memberLeft,
	meet,
	meetNobody,
	merge,
	split,
	move,
	takeIn,
	leaveScope,
	enterScope,
	settle,
	voidOwn,
	voidAnothers,
	writeForbiddenText,
	forgeVoid,
	mendRefused,
	offerRefusedAgain,
	setClock,
	batteryEmpty,
	batteryEndsAt,
	batteryEndsAnywhere,
	batteryEndsOverSync,
	signInAgain,
	revokeDevice,
	assignVillages,
	giveVillageBack,
	changeRole,
	eraseHousehold,
	waitIsOver,
	killedWhileErasing,
	claim,
	takeClaimBack,
	answerPurpose,
	agreesForAWhile,
	answerRecord,
	refuseAtTheDoor,
	withdrawMerged,
	declinesAndIsMerged,
	consentAgain,
	beginSubmission,
	goOnWithSubmission,
	sendSubmission,
	noteCode,
	closeSubmission,
	noteRequest,
	closeRequest,
	noteStatus,
	tryOthersDoor,
	stopServer,
	killServer,
	startServer,
	sync,
	syncInTrouble
};

export const anyStep = oneOf({ ...actions, meanwhile: meanwhile(oneOf(actions)) });
