import SchemagenLanguage

/// Where a resolved thing was declared, for diagnostics alone: two anchors are always equal, so that two schemas are
/// equal when they say the same, wherever they say it.
public struct SourceAnchor: Sendable, Hashable {
    /// The place of the declaration's name.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(_ span: SourceSpan = .fileStart) { self.span = span }

    /// Always true.
    public static func == (left: SourceAnchor, right: SourceAnchor) -> Bool { true }

    /// Hashes nothing: all anchors are equal.
    public func hash(into hasher: inout Hasher) {}
}
