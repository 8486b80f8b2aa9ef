/// A finding with the file that it is in, before it is spelled out: what reports for programs are made of.
public struct SourceFinding: Sendable {
    /// The finding.
    public var diagnostic: Diagnostic
    /// The file that its places are in.
    public var file: SourceFile
    /// Why it is suppressed; nil: it is not.
    public var suppressionReason: String?

    /// Makes one from its parts.
    public init(_ diagnostic: Diagnostic, in file: SourceFile, suppressionReason: String? = nil) {
        self.diagnostic = diagnostic
        self.file = file
        self.suppressionReason = suppressionReason
    }

    /// Whether it stands before another in a report: by file, place, code and message.
    public static func precedes(_ left: SourceFinding, _ right: SourceFinding) -> Bool {
        let (first, second) = (left.diagnostic, right.diagnostic)
        return (left.file.path, first.span.start, first.span.end, first.code.name, first.message)
            < (right.file.path, second.span.start, second.span.end, second.code.name, second.message)
    }
}
