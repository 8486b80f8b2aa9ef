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
                Console.standard("\(entry.name)  (\(entry.severity.rawValue))\n    \(Self.summary(of: entry))")
            }
            return
        }
        guard let entry = DiagnosticCatalogue.all.first(where: { $0.name == code }) else {
            Console.problem("error: no diagnostic has the code `\(code)`\(Self.hint(for: code))")
            throw Outcome.failed
        }
        Console.standard("\(entry.name) (\(entry.severity.rawValue))\n\n\(entry.explanation)")
    }

    /// The first sentence of an explanation, on one line.
    private static func summary(of code: DiagnosticCode) -> String {
        let text = code.explanation.split(separator: "\n").prefix { !$0.isEmpty }.joined(separator: " ")
        return text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
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
