import SchemagenFiles
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import Testing

/// Rules that several threads apply find what one finds, in the same order.
@Suite struct RulesOnThreadsTests {
    @Test func threadsFindWhatOneWorkerFinds() {
        var text = "schema Many {\n    databases: [postgresql(14), sqlite(3.37)]\n}\n"
        for number in 0..<100 {
            text += "\ntable Thing\(number) as things_\(number) {\n    id: Int64 @primaryKey\n"
            text += "    parentID: Thing\(number / 2).ID?\n    name: String(200) @index\n    other: String @index\n}\n"
        }
        let file = SourceFile(path: "Schema/Many.schema", text: text)
        let alone = ProjectCheck.compile(file)
        let together = ProjectCheck.compile(file, workers: .threads)
        #expect(alone.diagnostics.count >= 100)
        #expect(together.diagnostics == alone.diagnostics)
        #expect(together.schema == alone.schema)
    }
}
