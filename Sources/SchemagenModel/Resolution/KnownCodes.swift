import SchemagenLanguage

/// The diagnostic codes that there are: what `lint` and `@allow` can mean.
struct KnownCodes {
    private let severities: [String: Severity]

    init(_ codes: [DiagnosticCode]) {
        severities = Dictionary(codes.map { ($0.name, $0.severity) }) { first, _ in first }
    }

    /// Whether a code is one.
    func contain(_ code: String) -> Bool { severities[code] != nil }

    /// Says so where a code is none, or is an error that cannot be turned off.
    /// - Parameter others: What else could have been meant in its place.
    func check(
        _ code: String, at span: SourceSpan, isTurnedOff: Bool, besides others: [String] = [],
        _ context: ResolutionContext
    ) {
        guard let severity = severities[code] else {
            context.reportUnknown(
                .unknownCode, "no diagnostic has the code `\(code)`", name: code,
                among: severities.keys.sorted() + others,
                at: span)
            return
        }
        if severity == .error, isTurnedOff {
            context.report(
                .unknownCode, "`\(code)` is an error: nothing correct could be generated, so it cannot be turned off",
                at: span)
        }
    }
}
