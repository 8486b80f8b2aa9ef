import SchemagenLanguage

/// A finding that an `@allow` suppresses.
public struct SuppressedFinding: Sendable, Equatable {
    /// The finding.
    public var diagnostic: Diagnostic
    /// What suppresses it.
    public var allowance: Allowance

    /// Makes one from its parts.
    public init(_ diagnostic: Diagnostic, by allowance: Allowance) {
        self.diagnostic = diagnostic
        self.allowance = allowance
    }
}

/// What rules find.
public struct RuleFindings: Sendable {
    /// What is reported.
    public var diagnostics: [Diagnostic]
    /// What an `@allow` suppresses.
    public var suppressed: [SuppressedFinding]

    /// Gathers findings.
    public init(diagnostics: [Diagnostic] = [], suppressed: [SuppressedFinding] = []) {
        self.diagnostics = diagnostics
        self.suppressed = suppressed
    }
}

/// What `@allow` and the header's `lint` setting make of a finding: the one place that decides it.
///
/// They govern what is no error by default. An error says that nothing correct can be generated, and stays one.
public struct LintFilter: Sendable {
    /// What becomes of a finding.
    public enum Judgement: Sendable, Equatable {
        /// It is reported, with the severity that it has in this schema.
        case reported(Diagnostic)
        /// An `@allow` suppresses it.
        case suppressed(SuppressedFinding)
        /// Nobody wants to know.
        case off
    }

    private let levels: [String: LintSettings.Level]

    /// Makes a filter for a schema's settings.
    public init(settings: SchemaSettings) { levels = settings.lint.levels }

    /// What becomes of a finding.
    ///
    /// - Parameter allowances: what `@allow` says at the place of the finding, and at what surrounds it.
    public func judgement(of diagnostic: Diagnostic, allowances: [Allowance] = []) -> Judgement {
        guard diagnostic.code.severity != .error else { return .reported(diagnostic) }
        let code = diagnostic.code.name
        var result = diagnostic
        switch levels[code] {
        case .error: result.severity = .error
        case .warning: result.severity = .warning
        case .note: result.severity = .note
        case .off: return .off
        case nil: if diagnostic.code.isOptional { return .off }
        }
        for allowance in allowances where allowance.code == code {
            return .suppressed(SuppressedFinding(result, by: allowance))
        }
        return .reported(result)
    }
}
