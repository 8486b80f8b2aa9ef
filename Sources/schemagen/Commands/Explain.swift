import ArgumentParser
import SchemagenGeneration
import SchemagenLanguage

/// The long form of a diagnostic.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain a diagnostic by its code.",
        discussion: "Without a code it lists all of them.")

    @Argument(
        help: "The code, as it stands in brackets behind a message.",
        completion: .list(DiagnosticCatalogue.all.map(\.name)))
    var code: String?

    func run() throws {
        guard let code else {
            for entry in DiagnosticCatalogue.all {
                let summary = entry.explanation.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
                Console.standard("\(entry.name)  (\(entry.severity.rawValue))\n    \(summary)")
            }
            return
        }
        guard let entry = DiagnosticCatalogue.all.first(where: { $0.name == code }) else {
            let hint = Suggestion.closest(to: code, in: DiagnosticCatalogue.all.map(\.name)).map {
                "; did you mean \($0)?"
            }
            Console.problem("error: no diagnostic has the code `\(code)`\(hint ?? "")")
            throw Outcome.failed
        }
        Console.standard("\(entry.name) (\(entry.severity.rawValue))\n\n\(entry.explanation)")
    }
}
