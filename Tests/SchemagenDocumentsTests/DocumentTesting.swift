import SchemagenDocuments
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenValidation
import Testing

/// The pages of a schema's text, by name.
func pages(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> [String: String] {
    try pages(of: schema(text, sourceLocation: sourceLocation))
}

/// The pages of a schema by name.
func pages(of schema: Schema) -> [String: String] {
    var pages: [String: String] = [:]
    for file in DocumentGenerator.files(for: schema) { pages[file.name] = file.text }
    return pages
}

/// A schema from its text, which must be without errors.
func schema(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Schema {
    let compiled = CompiledSchema.compile(
        SourceFile(path: "Schema/test.schema", bytes: Array(text.utf8)), rules: { Validator.findings(about: $0) })
    return try #require(
        compiled.schema, "\(compiled.diagnostics.map(\.text).joined(separator: "\n"))", sourceLocation: sourceLocation)
}

/// What is wrong with pages: their Markdown, their links and their diagrams.
func findings(in pages: [String: String]) -> [String] {
    var findings: [String] = []
    for (name, text) in pages.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".md") {
        let page = MarkdownReader(text)
        findings += page.findings.map { "\(name): \($0)" }
        for link in page.links {
            if let problem = LinkCheck.problem(with: link, on: name, in: pages) {
                findings.append("\(name): \(problem)")
            }
        }
        for diagram in page.diagrams { findings += MermaidReader(diagram).findings.map { "\(name): \($0)" } }
    }
    return findings
}

/// The lines of a page from a heading to the next, without blank ones.
func section(_ heading: String, of page: String?) -> [String] {
    var lines: [String] = []
    var isInside = false
    for line in (page ?? "").split(separator: "\n") {
        if line.hasPrefix("## ") {
            isInside = line == "## \(heading)"
        } else if isInside {
            lines.append(String(line))
        }
    }
    return lines
}
