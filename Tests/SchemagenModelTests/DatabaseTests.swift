import SchemagenModel
import Testing

@Suite struct DatabaseTests {
    @Test func versionsCompareByParts() {
        #expect(DatabaseVersion(3, 37) < DatabaseVersion(3, 40))
        #expect(DatabaseVersion(14).description == "14")
    }
}
