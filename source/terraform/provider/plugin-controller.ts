import {create, createFileRegistry, type DescService} from '@bufbuild/protobuf';
import {FileDescriptorProtoSchema} from '@bufbuild/protobuf/wkt';

/** How Terraform asks a plugin that it started to end: `plugin.GRPCController/Shutdown`, with nothing in it. */
export const controllerService: DescService = describeController();

function describeController(): DescService {
	const file = create(FileDescriptorProtoSchema, {
		name: 'grpc_controller.proto',
		package: 'plugin',
		syntax: 'proto3',
		messageType: [{name: 'Empty'}],
		service: [
			{
				name: 'GRPCController',
				method: [{name: 'Shutdown', inputType: '.plugin.Empty', outputType: '.plugin.Empty'}],
			},
		],
	});
	const service = createFileRegistry(file, () => undefined).getService('plugin.GRPCController');
	if (!service) throw new Error('the service is not in its own description');
	return service;
}
