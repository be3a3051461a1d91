import {connect} from 'node:net';

/** Whether an ssh server answers there now. */
export type ProbeSsh = (host: string, signal: AbortSignal) => Promise<boolean>;

/** Longer than a slow link needs, shorter than a person's patience. */
const timeLimit = 5000;

/** Port 22 accepts connections some time before sshd listens behind it on some images, so the banner has to come. */
export const probeSsh: ProbeSsh = async (host, signal) => probeBanner(host, 22, signal);

/** Connects and reads up to the first `SSH-`; false for anything else that happens within five seconds. */
export async function probeBanner(
	host: string,
	port: number,
	signal: AbortSignal,
): Promise<boolean> {
	signal.throwIfAborted();
	const answers = await new Promise<boolean>(resolve => {
		const socket = connect({host, port, signal});
		const finish = (answer: boolean): void => {
			socket.destroy();
			resolve(answer);
		};

		let received = '';
		socket.setTimeout(timeLimit, () => finish(false));
		socket.on('error', () => finish(false));
		socket.on('close', () => finish(false));
		socket.on('data', chunk => {
			received += chunk.toString('latin1');
			// A server may send other lines before its version (RFC 4253, 4.2).
			if (/^SSH-/m.test(received)) finish(true);
			else if (received.length > 4096) finish(false);
		});
	});
	signal.throwIfAborted();
	return answers;
}
