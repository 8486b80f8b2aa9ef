/// The lines under a diagnostic's headline:
/// ```
/// 14 |     buyer: Custmer.ID @onDelete(cascade)
///    |            ^~~~~~~ did you mean `Customer`?
/// note: …
/// ```
struct DiagnosticExcerpt {
    let lines: [String]

    init(_ diagnostic: Diagnostic, in file: SourceFile, at location: SourceLocation) {
        var lines: [String] = []
        let source = Self.printable(file.text(ofLine: location.line))
        let margin = String(repeating: " ", count: String(location.line).count)
        if !source.isEmpty {
            lines.append("\(location.line) | \(source)")
            let lineStart = file.lineStarts[location.line - 1]
            let prefix = Self.printable(
                file.text(of: SourceSpan(start: Int(lineStart), end: Int(diagnostic.span.start))))
            let padding = String(prefix.map { $0 == "\t" ? "\t" : " " })
            let available = source.count - prefix.count
            let span = Self.printable(file.text(of: diagnostic.span))
            let firstLine = span.prefix { !$0.isNewline }
            let width = max(1, min(firstLine.count, max(1, available)))
            let underline = "^" + String(repeating: "~", count: width - 1)
            let fix = diagnostic.fixes.first.map { " \($0.message)" } ?? ""
            lines.append("\(margin) | \(padding)\(underline)\(fix)")
        }
        for fix in diagnostic.fixes.dropFirst(source.isEmpty ? 0 : 1) {
            lines.append("\(margin) = \(fix.message)")
        }
        for note in diagnostic.notes {
            if let span = note.span {
                let place = file.location(at: span.start)
                lines.append("\(file.path):\(place.line):\(place.column): note: \(note.message)")
            } else {
                lines.append("\(margin) = note: \(note.message)")
            }
        }
        self.lines = lines
    }

    /// The longest source line shown; a line of a binary file must not flood the terminal.
    private static let longestLine = 400

    /// The text with control characters shown as U+FFFD, so that a file's content cannot drive the terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(longestLine).map { scalar in
                    scalar != "\t" && (scalar.properties.generalCategory == .control) ? "\u{FFFD}" : scalar
                }))
    }
}
