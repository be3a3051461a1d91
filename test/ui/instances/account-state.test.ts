import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whyNoMachines} from '../../../source/ui/instances/account-state.ts';
import {testEvaluation} from '../../helpers/menu-screens.ts';

const why = (text: string): string => whyNoMachines({evaluation: testEvaluation(text)}, '!');

test('where no machine is asked for, what keeps it from that is named', () => {
	const chosen = (value: string): string =>
		`config TERRAFORM_DATACRUNCH_INSTANCE_TYPE\n\tstring\n\nconfig TERRAFORM_DATACRUNCH\n\tbool "DataCrunch"\n\tdefault ${value}\n`;
	assert.match(why(chosen('n')), /^!: needs TERRAFORM_DATACRUNCH=y/);
	assert.match(why(chosen('y')), /^!: TERRAFORM_DATACRUNCH_MAX_PRICE is no number of dollars/);
	assert.equal(why('config A\n\tbool "A"\n'), '!: nothing here is about machines to rent');
});
