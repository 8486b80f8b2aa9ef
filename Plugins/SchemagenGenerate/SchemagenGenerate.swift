import Foundation
import PackagePlugin

/// On every build: makes the models from the schema in the build folder, and fails when the migrations no longer say what
/// the schema says. For packages that do not want to commit the models.
@main
struct SchemagenGenerate: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        // One file: which tables there are is not known when the build is planned.
        let output = context.pluginWorkDirectoryURL.appending(component: "SchemaModels.swift")
        return [
            .buildCommand(
                displayName: "Generating models from the schema",
                executable: try context.tool(named: "schemagen-build").url,
                arguments: [
                    "generate", "--root", root.path(percentEncoded: false), "--output",
                    output.path(percentEncoded: false),
                ],
                inputFiles: inputs(below: root, folders: ["Schema", "Generated/Migrations"]),
                outputFiles: [output])
        ]
    }
}
