import SchemagenLanguage
import SchemagenModel
import Testing

/// A schema text in which the expected findings are marked where they are to be: `⟦unknown-type: Foo⟧` stands for the
/// text `Foo` and a finding of that code with exactly that span. Marks nest.
struct MarkedSchema {
    struct Finding: Hashable, Comparable, CustomStringConvertible {
        var code: String
        var span: SourceSpan
        var text: String

        static func < (left: Finding, right: Finding) -> Bool {
            (left.span.start, left.span.end, left.code) < (right.span.start, right.span.end, right.code)
        }

        var description: String { "\(code) at \(span.start): `\(text)`" }
    }

    private(set) var text = ""
    private(set) var findings: [Finding] = []

    init(_ marked: String) {
        var open: [(code: String, start: Int)] = []
        var rest = Substring(marked)
        while let character = rest.popFirst() {
            switch character {
            case "⟦":
                let code = rest.prefix { $0 != ":" }
                rest = rest.dropFirst(code.count + 2)
                open.append((String(code), text.utf8.count))
            case "⟧":
                guard let (code, start) = open.popLast() else {
                    Issue.record("a mark ends that does not begin")
                    continue
                }
                let span = SourceSpan(start: start, end: text.utf8.count)
                let marked = String(decoding: Array(text.utf8)[start...], as: UTF8.self)
                findings.append(Finding(code: code, span: span, text: marked))
            default: text.append(character)
            }
        }
        if !open.isEmpty { Issue.record("a mark does not end") }
    }
}

/// Resolves a text that must be read without an error.
func resolve(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> ResolvedSchema {
    let result = Parser.parse(SourceFile(path: "test.schema", text: text))
    #expect(result.diagnostics.map(\.message) == [], "the text does not parse", sourceLocation: sourceLocation)
    return Resolver.resolve(result.tree)
}

/// Resolves a marked text and checks that the findings are those that are marked, no more and no fewer, each in its
/// place.
@discardableResult
func expectFindings(_ marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) -> ResolvedSchema {
    let schema = MarkedSchema(marked)
    let result = resolve(schema.text, sourceLocation: sourceLocation)
    let file = SourceFile(path: "test.schema", text: schema.text)
    let found = result.diagnostics.map {
        MarkedSchema.Finding(code: $0.code.name, span: $0.span, text: file.text(of: $0.span))
    }
    #expect(found.sorted() == schema.findings.sorted(), sourceLocation: sourceLocation)
    for diagnostic in result.diagnostics {
        #expect(!diagnostic.message.hasSuffix("."), sourceLocation: sourceLocation)
        for note in diagnostic.notes {
            // A note with a place points into the file, not at its start by accident.
            if let span = note.span {
                #expect(span.end > span.start, "\(note.message)", sourceLocation: sourceLocation)
            }
        }
    }
    return result
}

/// The schema of a text without errors.
func schema(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Schema {
    let result = resolve(text, sourceLocation: sourceLocation)
    #expect(result.diagnostics.map { "\($0.code.name): \($0.message)" } == [], sourceLocation: sourceLocation)
    return try #require(result.schema, sourceLocation: sourceLocation)
}

/// The only table of a text without errors.
func table(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Table {
    let tables = try schema(text, sourceLocation: sourceLocation).tables
    return try #require(tables.last, sourceLocation: sourceLocation)
}

extension ResolvedSchema {
    /// The first ways out of the findings, in their order.
    var firstFixes: [String] { diagnostics.compactMap { $0.fixes.first?.replacement ?? $0.fixes.first?.message } }

    /// The messages in their order.
    var messages: [String] { diagnostics.map(\.message) }
}
