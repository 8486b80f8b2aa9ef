/// The header's `lint`: `{ missing-primary-key: error, maximumIndexes: 8 }`.
public struct LintSettings: Sendable, Equatable {
    /// How serious a finding is to be.
    public enum Level: String, Sendable, Equatable, CaseIterable { case error, warning, note, off }

    /// Severities by code.
    public var levels: [String: Level]
    /// The numbers that the schema sets; the others have their defaults.
    public var thresholds: [LintThreshold: Int]

    /// Makes settings.
    public init(levels: [String: Level], thresholds: [LintThreshold: Int] = [:]) {
        self.levels = levels
        self.thresholds = thresholds
    }

    /// The number that a rule compares with.
    public subscript(threshold: LintThreshold) -> Int { thresholds[threshold] ?? threshold.defaultValue }
}

extension LintSettings: ExpressibleByDictionaryLiteral {
    /// Makes settings of severities alone.
    public init(dictionaryLiteral elements: (String, Level)...) {
        self.init(levels: Dictionary(elements) { $1 })
    }
}

/// A number that a rule of `lint` compares with; a setting of the header.
public enum LintThreshold: String, Sendable, Hashable, CaseIterable {
    /// How many of a hundred tables, columns, views, enums and types are documented at least.
    case documented
    /// How many columns a table has at most.
    case maximumColumns
    /// How many indexes a table has at most, those of its keys included.
    case maximumIndexes
    /// How many columns an index has at most.
    case maximumIndexColumns

    /// What it is unless the header says otherwise.
    public var defaultValue: Int {
        switch self {
        case .documented: 0
        case .maximumColumns: 60
        case .maximumIndexes: 16
        case .maximumIndexColumns: 5
        }
    }

    /// What it can be.
    public var range: ClosedRange<Int> {
        switch self {
        case .documented: 0...100
        case .maximumColumns: 1...1600
        case .maximumIndexes: 0...1000
        case .maximumIndexColumns: 1...32
        }
    }

    /// What it says, for the documentation.
    public var meaning: String {
        switch self {
        case .documented: "how many of a hundred tables, columns, views, enums and types have documentation"
        case .maximumColumns: "how many columns a table has at most"
        case .maximumIndexes: "how many indexes a table has at most, those of its keys included"
        case .maximumIndexColumns: "how many columns an index has at most"
        }
    }
}
