import {generateKeyPairSync, randomBytes, sign} from 'node:crypto';

/*
 * Terraform and a plugin that it starts show each other a certificate that they made themselves. Node reads and checks
 * certificates, but makes none; the kept libraries that do (@peculiar/x509, and selfsigned on top of it) are 26
 * packages and 715 KB in the bundle, and take as long to load as all else that a plugin does before its first answer.
 * One fixed form of certificate needs no more of DER than the ten lines at the end.
 */

export type Certificate = {
	/** PEM. */
	readonly key: string;
	readonly der: Buffer;
};

/** Makes a key on the curve P-256 and a certificate for `localhost` that it signs itself. `now` is in milliseconds. */
export function selfSignedCertificate(now: number): Certificate {
	const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const day = 24 * 60 * 60_000;
	const host = Buffer.from('localhost');
	const algorithm = sequence(objectId('2a8648ce3d040302'));
	const name = sequence(item(tags.set, sequence(objectId('550403'), item(tags.utf8, host))));
	const alternativeNames = sequence(item(tags.dnsName, host));
	const facts = sequence(
		item(tags.version, item(tags.integer, Buffer.from([2]))),
		item(tags.integer, serialNumber()),
		algorithm,
		name,
		sequence(time(now - day), time(now + 365 * day)),
		name,
		publicKey.export({type: 'spki', format: 'der'}),
		item(
			tags.extensions,
			sequence(sequence(objectId('551d11'), item(tags.octets, alternativeNames))),
		),
	);
	const signature = Buffer.concat([Buffer.from([0]), sign('sha256', facts, privateKey)]);
	return {
		key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
		der: sequence(facts, algorithm, item(tags.bits, signature)),
	};
}

/** X.509's tags, as far as they are used here. */
const tags = {
	integer: 0x02,
	bits: 0x03,
	octets: 0x04,
	objectId: 0x06,
	utf8: 0x0c,
	time: 0x17,
	sequence: 0x30,
	set: 0x31,
	dnsName: 0x82,
	version: 0xa0,
	extensions: 0xa3,
} as const;

/** It must be positive, and not begin with a zero byte. */
function serialNumber(): Buffer {
	const bytes = randomBytes(16);
	bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
	return bytes;
}

/** Two digits of a year, which reach until 2049. */
const time = (milliseconds: number): Buffer =>
	item(
		tags.time,
		Buffer.from(`${new Date(milliseconds).toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`),
	);

const objectId = (hex: string): Buffer => item(tags.objectId, Buffer.from(hex, 'hex'));

const sequence = (...parts: readonly Buffer[]): Buffer => item(tags.sequence, Buffer.concat(parts));

/** Tag, length, content. A length from 128 on is told by its bytes, after their count. */
function item(tag: number, content: Buffer): Buffer {
	const {length} = content;
	const bytes =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}
