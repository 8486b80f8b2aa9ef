import SchemagenDatabases
import SchemagenFiles
import SchemagenLanguage

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a person sees: results on standard output, findings and problems on standard error; colour only on a terminal
/// and only without NO_COLOR.
enum Console {
    /// Prints a result that a script may read.
    static func standard(_ text: String) {
        StandardStream.output.write(text + "\n")
    }

    /// Writes a text that ends as it is to end.
    static func write(_ text: String) {
        StandardStream.output.write(text)
    }

    /// Says how far long work has come.
    static func progress(_ text: String) {
        StandardStream.error.write(text + "\n")
    }

    /// Prints a problem.
    static func problem(_ text: String) {
        StandardStream.error.write(text + "\n")
    }

    /// The database that a command works on: what the user named, else `DATABASE_URL`.
    /// - Throws: `Outcome.failed` after saying that there is none.
    static func databaseURL(_ named: String?) throws -> String {
        if let url = named ?? variable("DATABASE_URL"), !url.isEmpty {
            guard let scheme = DatabaseURL.unknownScheme(of: url) else { return url }
            problem(
                "error: schemagen knows no database `\(scheme)://…`; it works on postgresql://… and on SQLite files")
            throw Outcome.failed
        }
        problem("error: which database? Name it (postgresql://…, sqlite:PATH), or set DATABASE_URL")
        throw Outcome.failed
    }

    /// Ends the process.
    static func exit(_ outcome: Outcome) -> Never {
        #if canImport(Darwin)
            Darwin.exit(outcome.rawValue)
        #elseif canImport(Musl)
            Musl.exit(outcome.rawValue)
        #else
            Glibc.exit(outcome.rawValue)
        #endif
    }

    /// Prints findings, errors with what led to them first in the order of their places.
    static func report(_ diagnostics: [FileDiagnostic]) {
        let colour = usesColour
        var text = ""
        for diagnostic in diagnostics {
            text += colour ? coloured(diagnostic) : diagnostic.text
            text += "\n"
        }
        StandardStream.error.write(text)
    }

    private static var usesColour: Bool {
        (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb" && isatty(2) == 1
    }

    /// A variable of the environment.
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func coloured(_ diagnostic: FileDiagnostic) -> String {
        let colour = diagnostic.severity == .error ? "\u{1B}[1;31m" : "\u{1B}[1;35m"
        let word = "\(diagnostic.severity.rawValue): "
        let plain = diagnostic.headline
        let headline =
            plain.firstRange(of: word).map { range in
                "\u{1B}[1m\(plain[..<range.lowerBound])\(colour)\(word)\u{1B}[0m\u{1B}[1m"
                    + "\(plain[range.upperBound...])\u{1B}[0m"
            } ?? plain
        return ([headline] + diagnostic.details).joined(separator: "\n")
    }

    /// `1 table`, `2 tables`.
    static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    /// The closing line under findings: `2 errors, 1 warning.`
    static func summary(of diagnostics: [FileDiagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        var parts: [String] = []
        if errors > 0 { parts.append(count(errors, "error")) }
        if warnings > 0 { parts.append(count(warnings, "warning")) }
        return parts.joined(separator: ", ") + "."
    }
}
