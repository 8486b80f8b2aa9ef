import ArgumentParser
import SchemagenGeneration
import SchemagenLanguage

/// The long form of a diagnostic.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a diagnostic by its code.",
        discussion: "Without a code it lists all of them.")

    @Argument(
        help: "The code, as it stands in brackets behind a message.",
        completion: .list(DiagnosticCatalogue.all.map(\.name)))
    var code: String?

    func run() throws {
        guard let code else {
            for entry in DiagnosticCatalogue.all {
                Console.standard("\(entry.name)  (\(Self.severity(of: entry)))\n    \(entry.summary)")
            }
            return
        }
        guard let entry = DiagnosticCatalogue.all.first(where: { $0.name == code }) else {
            Console.problem("error: no diagnostic has the code `\(code)`\(Self.hint(for: code))")
            throw Outcome.failed
        }
        Console.standard("\(entry.name) (\(Self.severity(of: entry)))\n\n\(entry.explanation)")
    }

    /// How serious it is unless the schema says otherwise.
    private static func severity(of code: DiagnosticCode) -> String {
        code.severity.rawValue + (code.isOptional ? ", off unless the header's `lint` names it" : "")
    }

    /// The code that was meant, or those that the word is a part of, or where all of them are.
    private static func hint(for code: String) -> String {
        let names = DiagnosticCatalogue.all.map(\.name)
        if let meant = Suggestion.closest(to: code, in: names) { return "; did you mean \(meant)?" }
        let akin = code.isEmpty ? [] : names.filter { $0.contains(code.lowercased()) }
        if akin.isEmpty { return "; `schemagen explain` lists all of them" }
        return "; did you mean one of \(akin.joined(separator: ", "))?"
    }
}
