import SchemagenMeasures

extension Unmeasured {
    /// What a server's refusal of a question means.
    init(_ error: PostgreSQLError, _ options: MeasureOptions) {
        switch error.sqlState {
        case "42501": self.init(.notPermitted, error.message)
        // The code is that of a statement that anybody cancelled, too.
        case "57014" where error.message.contains("statement timeout"):
            self.init(.timedOut, "it took longer than \(Self.duration(options.statementMilliseconds))")
        case "57014": self.init(.failed, error.message)
        case "55P03":
            self.init(.locked, "it is locked, and was waited for \(Self.duration(options.lockMilliseconds))")
        // No such table, column, function, schema; a feature that is missing; not loaded, or not filled yet.
        case "42P01", "42703", "42883", "3F000", "0A000", "55000": self.init(.notAvailable, error.message)
        default: self.init(.failed, error.message + (error.sqlState.map { " (SQLSTATE \($0))" } ?? ""))
        }
    }

    /// What somebody dropped while the database was measured.
    static let gone = Unmeasured(.failed, "it was dropped while the database was measured")

    /// `60 s`, `250 ms`.
    private static func duration(_ milliseconds: Int) -> String {
        milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
    }
}
