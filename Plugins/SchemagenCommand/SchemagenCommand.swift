import Foundation
import PackagePlugin

/// `swift package schemagen generate|fmt|docs`: the verbs that write into the package.
@main
struct SchemagenCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        let verbs = ["generate", "fmt", "docs"]
        guard let verb = arguments.first, verbs.contains(verb) else {
            Diagnostics.error(
                "swift package schemagen runs \(verbs.joined(separator: ", ")); for everything else: swift run schemagen"
            )
            return
        }
        let process = Process()
        process.executableURL = try context.tool(named: "schemagen").url
        process.currentDirectoryURL = context.package.directoryURL
        process.arguments = arguments + ["--root", context.package.directoryURL.path(percentEncoded: false)]
        try process.run()
        process.waitUntilExit()
        if process.terminationReason != .exit || process.terminationStatus != 0 {
            Diagnostics.error("schemagen \(verb) ended with code \(process.terminationStatus)")
        }
    }
}
