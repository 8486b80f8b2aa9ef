import SchemagenLanguage

/// What `@allow` and the header's `lint` setting make of a finding: the one place that decides it.
///
/// They govern what is a warning by default. An error says that nothing correct can be generated, and stays one.
public struct LintFilter: Sendable {
    private let levels: [String: SchemaSettings.LintLevel]

    /// Makes a filter for a schema's settings.
    public init(settings: SchemaSettings) { levels = settings.lint }

    /// The finding with the severity that it has in this schema; nil where it is turned off or allowed.
    ///
    /// - Parameter allowances: what `@allow` says at the place of the finding, and at what surrounds it.
    public func filtered(_ diagnostic: Diagnostic, allowances: [Allowance] = []) -> Diagnostic? {
        guard diagnostic.code.severity != .error else { return diagnostic }
        let code = diagnostic.code.name
        for allowance in allowances where allowance.code == code { return nil }
        guard let level = levels[code] else { return diagnostic }
        var result = diagnostic
        switch level {
        case .off: return nil
        case .warning: result.severity = .warning
        case .error: result.severity = .error
        }
        return result
    }
}
