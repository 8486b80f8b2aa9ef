import SchemagenFormatter
import SchemagenLanguage
import Testing

/// What tests of the layout have in common.
protocol FormatterTesting {}

extension FormatterTesting {
    /// Expects a layout, and that formatting it again changes nothing.
    func expect(_ source: String, _ expected: String, location: Testing.SourceLocation = #_sourceLocation) {
        let result = Formatter.format(SourceFile(path: "test.schema", text: source))
        #expect(result.diagnostics.isEmpty, sourceLocation: location)
        #expect(result.text == expected, sourceLocation: location)
        #expect(result.isChanged == (source != expected), sourceLocation: location)
        expectUnchanged(expected, location: location)
    }

    /// Expects that a text is in canonical layout.
    func expectUnchanged(_ source: String, location: Testing.SourceLocation = #_sourceLocation) {
        let result = Formatter.format(SourceFile(path: "test.schema", text: source))
        #expect(result.diagnostics.isEmpty, sourceLocation: location)
        #expect(result.text == source, sourceLocation: location)
        #expect(!result.isChanged, sourceLocation: location)
    }
}
