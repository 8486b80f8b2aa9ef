import SchemagenLanguage

/// A span as reports say it: lines and columns from 1, the end behind the last character.
struct Region: Equatable {
    /// What columns count.
    enum Unit {
        /// As Swift's compiler and `schemagen`'s own messages do.
        case utf8
        /// As SARIF and most editors do.
        case utf16
    }

    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int

    init(_ span: SourceSpan, in file: SourceFile, by unit: Unit) {
        let start = file.location(at: span.start)
        let end = file.location(at: max(span.start, span.end))
        (startLine, startColumn) = (start.line, Self.column(start, in: file, by: unit))
        (endLine, endColumn) = (end.line, Self.column(end, in: file, by: unit))
    }

    private static func column(_ location: SourceLocation, in file: SourceFile, by unit: Unit) -> Int {
        guard unit == .utf16 else { return location.column }
        let start = Int(file.lineStarts[location.line - 1])
        return file.text(of: SourceSpan(start: start, end: start + location.column - 1)).utf16.count + 1
    }
}
