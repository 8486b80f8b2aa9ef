import SchemagenModel
import SchemagenPlanning
import Testing

/// Which constraints are said to be able to refuse rows on the way back, because what comes again has lost its values.
@Suite struct ReturningDataTests {
    /// The constraints that the way back is said to fail by, on SQLite and on PostgreSQL alike.
    private func refusals(_ before: String, _ after: String) throws -> [String] {
        let header = "schema Shop {\n    databases: [postgresql(15), sqlite(3.37)]\n}\n"
        let change = try SchemaChange(name: "effects", before: header + before, after: header + after, allowsLoss: true)
        let names = try Database.allCases.map { database in
            let migrations = try change.files(database).plan.migrations
            return Set(migrations.flatMap(\.down).flatMap(\.effect.refusals)).sorted()
        }
        #expect(names[0] == names[1])
        return names[0]
    }

    private func orders(_ members: String) -> String {
        "table Order as orders {\n    id: Int64 @primaryKey @identity\n    kept: Int32\n    \(members)\n}\n"
    }

    @Test(arguments: [
        ("note: String? @check(note != nil)", ["orders_note_check"]),
        ("note: String? @check(note != \"\")", []),
        ("note: String?\ncheck hasNote: kept > 3 || note != nil", ["orders_has_note_check"]),
        ("note: String?\ncheck hasNote: kept > 3 && length(note) > 3", []),
        ("note: String?\ncheck hasNote: (note ?? \"\") != \"\"", ["orders_has_note_check"]),
        ("note: String?\ncheck hasNote: note == nil || kept > 3", []),
        ("note: String? @unique", []),
        ("note: String = \"\" @unique", ["orders_note_key"]),
        ("note: UUID = uuid() @unique", []),
        ("note: String = \"\"\nunique(note, kept)", ["orders_note_kept_key"]),
        ("note: String = \"\"\nunique(note, id)", []),
        ("note: String?\nunique(note, kept)", []),
        ("unique(lower(note))\nnote: String = \"\"", ["orders_lower_idx"]),
    ])
    func columnsComeWithOneValue(_ members: String, _ names: [String]) throws {
        #expect(try refusals(orders(members), orders("")) == names)
    }

    @Test func aTableComesAgainWithoutRows() throws {
        let people = "table Person as people {\n    id: Int64 @primaryKey\n}\n"
        #expect(
            try refusals(people + orders("owner: Person.ID?"), orders("owner: Int64?")) == [
                "orders_owner_fkey"
            ])
        #expect(try refusals(people + orders("owner: Person.ID?"), orders("")) == [])
        #expect(
            try refusals(people + orders("owner: Person.ID = 1"), people + orders(""))
                == ["orders_owner_fkey"])
    }

    @Test func aTypeChecksTheValueOfEachColumn() throws {
        let type = "type Note = String\n    check given: value != nil\n"
        #expect(try refusals(type + orders("note: Note?"), type + orders("")) == ["orders_note_note_given_check"])
    }
}
