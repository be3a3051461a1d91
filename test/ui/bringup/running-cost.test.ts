import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RunningCost} from '../../../source/ui/app-state.ts';
import {runningCostText} from '../../../source/ui/bringup/running-cost.ts';
import {openScreens} from '../../helpers/menu-screens.ts';

const one: RunningCost = {
	machines: 1,
	pricePerHour: 1.82,
	currency: 'usd',
	since: '14:02',
	spent: 0.046,
};
const volumes: RunningCost = {...one, machines: 0, pricePerHour: 0.028, since: undefined};
const none: RunningCost = {...volumes, pricePerHour: 0, spent: 0};

test('the header tells of machines, and of volumes that bill without one', () => {
	assert.equal(runningCostText(one), '1 up $1.82/h');
	assert.equal(runningCostText({...one, machines: 3, currency: 'eur'}), '3 up €1.82/h');
	assert.equal(runningCostText(volumes), 'volumes $0.028/h');
	assert.equal(runningCostText(none), '');
});

const said = (running: RunningCost, message?: string): string | undefined => {
	const {store} = openScreens(undefined, message === undefined ? {} : {message});
	store.dispatch({type: 'running', running});
	return store.getState().message?.text;
};

test('who starts while something bills hears of it once', () => {
	assert.equal(said(one), '1 machine up since 14:02, about $0.05 so far: dcmenu destroy ends it');
	assert.equal(said(volumes), 'kept volumes bill, about $0.05 so far: dcmenu status has them');
	assert.equal(said(none), undefined);
	assert.equal(said(one, 'a warning'), 'a warning');
	const {store} = openScreens();
	store.dispatch({type: 'running', running: none});
	store.dispatch({type: 'running', running: one});
	assert.equal(store.getState().message, undefined);
});
