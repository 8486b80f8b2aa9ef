/// How serious a finding is.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Nothing is generated while there is one.
    case error
    /// Worth mending; generation goes on.
    case warning
    /// Worth knowing.
    case note

    /// Errors sort before warnings, warnings before notes.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}

/// The stable name of one kind of finding, with the long text that `schemagen explain CODE` prints.
///
/// Each module declares its codes as static members in a file named after what they report on, and lists them in one
/// array (`DiagnosticCode.language`, `.model`, …), so that `explain` knows all of them.
public struct DiagnosticCode: Sendable, Hashable, CustomStringConvertible {
    /// The code as printed, in lower-case words joined by hyphens: `unknown-table`.
    public let name: String
    /// The severity unless the schema's `lint` setting says otherwise.
    public let severity: Severity
    /// What the code means, why it matters and how to mend it; Markdown, several lines.
    public let explanation: String
    /// Whether it is looked for only where the schema's `lint` setting gives it a severity.
    public let isOptional: Bool

    /// Declares a code.
    public init(_ name: String, _ severity: Severity, isOptional: Bool = false, _ explanation: String) {
        self.name = name
        self.severity = severity
        self.explanation = explanation
        self.isOptional = isOptional
    }

    /// The first sentence of the explanation, on one line.
    public var summary: String {
        let text = explanation.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
            .joined(separator: " ")
        return text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
    }

    /// The name.
    public var description: String { name }

    /// Two codes are equal when their names are.
    public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// One finding about a source file.
public struct Diagnostic: Sendable, Equatable {
    /// A remark at a related place: where the other declaration is, for instance.
    public struct Note: Sendable, Equatable {
        /// The remark.
        public var message: String
        /// The related place, if it has one in the same file.
        public var span: SourceSpan?

        /// Makes a note.
        public init(_ message: String, at span: SourceSpan? = nil) {
            self.message = message
            self.span = span
        }
    }

    /// A way out.
    public struct Fix: Sendable, Equatable {
        /// What to do, as a person would say it: "did you mean `leads`?".
        public var message: String
        /// The text that would replace the diagnostic's span, where one is known.
        public var replacement: String?

        /// Makes a fix.
        public init(_ message: String, replacement: String? = nil) {
            self.message = message
            self.replacement = replacement
        }
    }

    /// The kind of finding.
    public var code: DiagnosticCode
    /// How serious it is here.
    public var severity: Severity
    /// One sentence without a full stop.
    public var message: String
    /// The offending text.
    public var span: SourceSpan
    /// Remarks at related places.
    public var notes: [Note]
    /// Ways out.
    public var fixes: [Fix]

    /// Makes a diagnostic with its code's own severity.
    public init(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Note] = [], fixes: [Fix] = []
    ) {
        self.code = code
        self.severity = code.severity
        self.message = message
        self.span = span
        self.notes = notes
        self.fixes = fixes
    }
}

/// Gathers the findings of one or more stages; nothing is thrown one at a time.
public struct DiagnosticBag: Sendable {
    /// What was found, in the order of discovery.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Makes an empty bag.
    public init() {}

    /// Whether one of the findings is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Whether nothing was found.
    public var isEmpty: Bool { diagnostics.isEmpty }

    /// Adds a finding.
    public mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Adds a finding from its parts.
    public mutating func add(
        _ code: DiagnosticCode, _ message: String, at span: SourceSpan,
        notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
    ) {
        diagnostics.append(Diagnostic(code, message, at: span, notes: notes, fixes: fixes))
    }

    /// Adds findings.
    public mutating func add(contentsOf others: some Sequence<Diagnostic>) { diagnostics.append(contentsOf: others) }

    /// The findings in the order of their places, the same finding at the same place only once.
    public var sorted: [Diagnostic] {
        if diagnostics.isEmpty { return [] }
        var result: [Diagnostic] = []
        let ordered = diagnostics.enumerated().sorted {
            ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
        }
        for (_, diagnostic) in ordered where !result.suffix(8).contains(diagnostic) { result.append(diagnostic) }
        return result
    }
}
