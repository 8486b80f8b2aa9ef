import Foundation
import PackagePlugin

/// On every build: fails when the committed models or the migrations no longer say what the schema says.
///
/// The target that names this plugin is the one whose sources are `Generated/Models`.
@main
struct SchemagenCheck: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(component: "SchemagenChecked.swift")
        return [
            .buildCommand(
                displayName: "Checking models and migrations against the schema",
                executable: try context.tool(named: "schemagen-build").url,
                arguments: [
                    "check", "--root", root.path(percentEncoded: false), "--output", output.path(percentEncoded: false),
                ],
                // The folders show files that come and go, the files show edits; what is missing is not named, so that
                // the tool runs and says so with a place.
                inputFiles: inputs(below: root, folders: ["Schema", "Generated/Models", "Generated/Migrations"]),
                // The compiler waits for this file: nothing is built from models that have drifted.
                outputFiles: [output])
        ]
    }
}
