import SchemagenDatabases
import Testing

@Suite struct CatalogueDifferenceTests {
    private static let engine = DatabaseCatalogue.Engine(name: "SQLite", majorVersion: 3)

    private func catalogue(_ objects: CatalogueObject...) -> DatabaseCatalogue {
        DatabaseCatalogue(engine: Self.engine, objects: objects)
    }

    private func object(
        _ kind: CatalogueKind, _ path: [String], _ facts: [CatalogueFact: CatalogueValue] = [:]
    ) -> CatalogueObject {
        CatalogueObject(CatalogueIdentity(kind, path), facts)
    }

    private func differences(_ found: DatabaseCatalogue, from expected: DatabaseCatalogue) throws -> [String] {
        try found.differences(from: expected).map(\.description)
    }

    @Test func sameObjectsInAnyOrderAreNoDifference() throws {
        let (a, b) = (object(.table, ["a"]), object(.index, ["a", "b"], [.columns: .list(["x"])]))
        #expect(try differences(catalogue(a, b), from: catalogue(b, a)).isEmpty)
        #expect(catalogue(a, b) == catalogue(b, a))
        #expect(try differences(catalogue(), from: catalogue()).isEmpty)
    }

    @Test func whatIsMissingAndWhatIsUnexpectedIsNamedInOrder() throws {
        let expected = catalogue(object(.table, ["b"]), object(.index, ["k", "z"]), object(.view, ["v"]))
        let found = catalogue(object(.table, ["a"]), object(.table, ["b"]), object(.index, ["k", "y"]))
        #expect(
            try differences(found, from: expected) == [
                "table a is not expected", "index k.y is not expected", "index k.z is missing", "view v is missing",
            ])
        #expect(
            try differences(expected, from: found) == [
                "table a is missing", "index k.y is missing", "index k.z is not expected", "view v is not expected",
            ])
    }

    @Test func factsAreNamedWithBothValues() throws {
        let found = object(
            .column, ["t", "c"], [.type: .text("TEXT"), .isNotNull: .flag(true), .columns: .list(["a", "b"])])
        let expected = object(
            .column, ["t", "c"], [.type: .text("INT"), .defaultValue: .text("1"), .columns: .list([])])
        #expect(
            try differences(catalogue(found), from: catalogue(expected)) == [
                "column t.c: columns is (a, b), expected ()", "column t.c: default is none, expected `1`",
                "column t.c: not null is yes, expected no", "column t.c: type is `TEXT`, expected `INT`",
            ])
        let number = CatalogueFact("number")
        #expect(
            try differences(
                catalogue(object(.sequence, ["s"], [number: .number(-7)])), from: catalogue(object(.sequence, ["s"])))
                == ["sequence s: number is -7, expected none"])
    }

    @Test func aFlagThatIsNotSaidIsNo() throws {
        let (said, unsaid) = (object(.index, ["i"], [.isUnique: .flag(false)]), object(.index, ["i"]))
        #expect(try differences(catalogue(said), from: catalogue(unsaid)).isEmpty)
        #expect(try differences(catalogue(unsaid), from: catalogue(said)).isEmpty)
        let yes = object(.index, ["i"], [.isUnique: .flag(true)])
        let line = "index i: unique is no, expected yes"
        #expect(try differences(catalogue(said), from: catalogue(yes)) == [line])
        #expect(try differences(catalogue(unsaid), from: catalogue(yes)) == [line])
    }

    @Test func placesAreNotComparedButWhatStandsBesideThemIs() throws {
        let first = object(.column, ["t", "c"], [.position: .number(1), .type: .text("A")])
        let second = object(.column, ["t", "c"], [.position: .number(2), .type: .text("A")])
        let third = object(.column, ["t", "c"], [.position: .number(2), .type: .text("B")])
        #expect(try differences(catalogue(first), from: catalogue(second)).isEmpty)
        #expect(
            try differences(catalogue(first), from: catalogue(third)) == ["column t.c: type is `A`, expected `B`"])
    }

    @Test func whatIsInAMissingTableIsNotListed() throws {
        let table = [
            object(.table, ["s", "t"]), object(.column, ["s", "t", "c"]), object(.index, ["s", "t", "i"]),
            object(.trigger, ["s", "t", "g"]),
        ]
        let other = [object(.table, ["s", "tt"]), object(.column, ["s", "tt", "c"])]
        let all = DatabaseCatalogue(engine: Self.engine, objects: table + other)
        let rest = DatabaseCatalogue(engine: Self.engine, objects: other)
        #expect(try differences(rest, from: all) == ["table s.t is missing"])
        #expect(try differences(all, from: rest) == ["table s.t is not expected"])
        // Its own table is there.
        #expect(
            try differences(
                DatabaseCatalogue(engine: Self.engine, objects: Array(other.dropLast())), from: rest)
                == ["column s.tt.c is missing"])
        // A missing index hides nothing that has its name for a beginning.
        #expect(
            try differences(catalogue(), from: catalogue(object(.index, ["x"]), object(.trigger, ["x", "y"])))
                == ["index x is missing", "trigger x.y is missing"])
    }

    @Test func aViewInThePlaceOfATableIsTwoDifferences() throws {
        let expected = catalogue(object(.table, ["t"]), object(.column, ["t", "c"], [.type: .text("INT")]))
        #expect(
            try differences(catalogue(object(.view, ["t"])), from: expected)
                == ["table t is missing", "view t is not expected"])
        // What both have is compared all the same.
        let found = catalogue(object(.view, ["t"]), object(.column, ["t", "c"], [.type: .text("TEXT")]))
        #expect(
            try differences(found, from: expected) == [
                "table t is missing", "column t.c: type is `TEXT`, expected `INT`", "view t is not expected",
            ])
    }

    @Test func onlyOneEngineOfOneVersionIsCompared() throws {
        let (fifteen, sixteen) = (15, 16)
        let old = DatabaseCatalogue(engine: .init(name: "PostgreSQL", majorVersion: fifteen), objects: [])
        let new = DatabaseCatalogue(engine: .init(name: "PostgreSQL", majorVersion: sixteen), objects: [])
        let error = #expect(throws: DatabaseCatalogue.NotComparable.self) { try old.differences(from: new) }
        #expect(
            error?.description
                == "catalogues of PostgreSQL 16 and PostgreSQL 15 are not comparable: engines of different versions print "
                + "the same thing in different words")
    }

    /// To Swift the two texts are equal, to a database they are not.
    @Test func namesAndValuesCompareByBytes() throws {
        let (short, long) = ("\u{E9}", "e\u{301}")
        #expect(short == long)
        let both = catalogue(object(.table, [short]), object(.table, [long]))
        #expect(both.objects.count == 2)
        #expect(both[CatalogueIdentity(.table, [long])]?.identity.path[0].utf8.count == 3)
        #expect(try differences(both, from: catalogue(object(.table, [long]))) == ["table é is not expected"])
        #expect(
            try differences(catalogue(object(.table, [short])), from: catalogue(object(.table, [long]))).count == 2)
        for (left, right) in [
            (CatalogueValue.text(short), CatalogueValue.text(long)), (.list(["a", short]), .list(["a", long])),
        ] {
            #expect(left != right)
            #expect(Set([left, right]).count == 2)
            #expect(
                try differences(
                    catalogue(object(.table, ["t"], [.comment: left])),
                    from: catalogue(object(.table, ["t"], [.comment: right]))
                ).count == 1)
        }
        // A table that is missing hides its own columns only.
        #expect(
            try differences(
                catalogue(object(.table, [short])),
                from: catalogue(
                    object(.table, [short]), object(.column, [short, "c"]), object(.table, [long]),
                    object(.column, [long, "c"]))
            ).map(\.utf8.count) == [
                "table e\u{301} is missing".utf8.count, "column \u{E9}.c is missing".utf8.count,
            ])
    }
}
