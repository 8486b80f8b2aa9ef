import SchemagenLanguage
import Testing

/// A schema whose text shows in `«…»` where findings are expected.
struct Marked {
    /// The text without the marks.
    let file: SourceFile
    /// The marked places, in the order in which they begin.
    let spans: [SourceSpan]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var open: [Int] = []
        var spans: [SourceSpan] = []
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "«":
                open.append(spans.count)
                spans.append(SourceSpan(start: bytes.count, end: bytes.count))
            case "»":
                if let last = open.popLast() {
                    spans[last] = SourceSpan(start: Int(spans[last].start), end: bytes.count)
                }
            default: bytes += Array(String(Character(scalar)).utf8)
            }
        }
        file = SourceFile(path: "test.schema", bytes: bytes)
        self.spans = spans
    }
}

/// Parses a marked text and expects exactly these findings, one for each mark, at exactly these places.
@discardableResult
func expect(
    _ codes: [DiagnosticCode], in marked: String, location: Testing.SourceLocation = #_sourceLocation
) -> ParseResult {
    let text = Marked(marked)
    let result = Parser.parse(text.file)
    let found = result.diagnostics.map { "\($0.code) \($0.span.start)..<\($0.span.end)" }
    let expected = zip(codes, text.spans).map { "\($0) \($1.start)..<\($1.end)" }
    #expect(codes.count == text.spans.count, "as many codes as marks", sourceLocation: location)
    #expect(
        found == expected,
        "\(result.diagnostics.map { FileDiagnostic($0, in: text.file).text }.joined(separator: "\n"))",
        sourceLocation: location)
    return result
}

/// Parses a marked text and expects one finding whose first way out is this.
func expect(
    _ code: DiagnosticCode, fix: String, replacement: String? = nil, in marked: String,
    location: Testing.SourceLocation = #_sourceLocation
) {
    let result = expect([code], in: marked, location: location)
    #expect(result.diagnostics.first?.fixes.first?.message == fix, sourceLocation: location)
    #expect(result.diagnostics.first?.fixes.first?.replacement == replacement, sourceLocation: location)
}

/// Parses a text that is right.
func parse(_ text: String, location: Testing.SourceLocation = #_sourceLocation) -> SyntaxTree {
    let file = SourceFile(path: "test.schema", text: text)
    let result = Parser.parse(file)
    #expect(
        result.diagnostics.isEmpty,
        "\(result.diagnostics.map { FileDiagnostic($0, in: file).text }.joined(separator: "\n"))",
        sourceLocation: location)
    return result.tree
}

/// The members of `table T { … }` with this content, which is right.
func members(_ text: String, location: Testing.SourceLocation = #_sourceLocation) -> [MemberSyntax] {
    let tree = parse("table T {\n\(text)\n}", location: location)
    guard case .table(let table)? = tree.declarations.first?.kind else { return [] }
    return table.members
}

/// The expression of a check with this text, which is right.
func expression(_ text: String, location: Testing.SourceLocation = #_sourceLocation) -> String {
    guard case .check(let check)? = members("check c: \(text)", location: location).first?.kind else { return "" }
    return check.condition.outline
}

/// Records that the parser made something else than the test is about.
func wrongTree(location: Testing.SourceLocation = #_sourceLocation) {
    Issue.record("the tree is another", sourceLocation: location)
}
