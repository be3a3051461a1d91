import assert from 'node:assert/strict';
import {createPrivateKey, X509Certificate} from 'node:crypto';
import {test} from 'node:test';
import {selfSignedCertificate} from '../../../source/terraform/provider/certificate.ts';

test('a certificate is its own issuer, for localhost, with the key that it comes with', () => {
	const now = Date.UTC(2027, 1, 28, 12, 30, 15);
	const {der, key} = selfSignedCertificate(now);
	const certificate = new X509Certificate(der);
	assert.equal(certificate.subjectAltName, 'DNS:localhost');
	assert.equal(certificate.checkHost('localhost'), 'localhost');
	assert.equal(certificate.subject, certificate.issuer);
	assert.ok(certificate.verify(certificate.publicKey));
	assert.ok(certificate.checkPrivateKey(createPrivateKey(key)));
	assert.deepEqual(certificate.publicKey.asymmetricKeyDetails, {namedCurve: 'prime256v1'});
	assert.equal(certificate.validFrom, 'Feb 27 12:30:15 2027 GMT');
	assert.equal(certificate.validTo, 'Feb 28 12:30:15 2028 GMT');
});

test('two certificates share neither key nor number', () => {
	const [one, two] = [selfSignedCertificate(0), selfSignedCertificate(0)].map(
		({der}) => new X509Certificate(der),
	);
	assert.notEqual(one?.serialNumber, two?.serialNumber);
	assert.ok(two && !one?.verify(two.publicKey));
});
