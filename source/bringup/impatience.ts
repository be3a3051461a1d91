import type {EngineChoice} from './plan.ts';

const byTerraform =
	'Terraform was asked to stop: it ends what it began and saves its state. Killing it, or dcmenu, before that loses track of machines that bill.';

/** What somebody is told who has asked to stop and does not want to wait: nothing is killed, and why. */
export const impatience: Readonly<Record<EngineChoice['engine'], string>> = {
	builtin:
		'Still stopping: what was sent is waited for. Killing dcmenu before that may leave a machine that bills; dcmenu status would find it.',
	terraform: byTerraform,
	opentofu: byTerraform.replace('Terraform', 'OpenTofu'),
};
