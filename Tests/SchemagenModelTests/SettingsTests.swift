import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct SettingsTests {
    @Test func everySettingIsRead() throws {
        let schema = try schema(
            """
            /// About the shop.
            schema Shop {
                databases: [sqlite(3.40), postgresql(15)]
                naming: { index: "ix_{table}_{columns}", case: "{NAME}" }
                sqliteStorage: declared
                enumStorage: check
                swiftAccess: package
                swiftImports: [ShopSettings, "Other.Sub"]
                onlineChanges: false
                backfills: statement
                requireEvidence: true
                sqlComments: true
                lint: { missing-primary-key: error, reserved-word: off }
            }
            """)
        #expect(schema.name == "Shop")
        #expect(schema.documentation == "About the shop.")
        let settings = schema.settings
        #expect(settings.minimumVersions == [.postgresql: DatabaseVersion(15), .sqlite: DatabaseVersion(3, 40)])
        #expect(settings.naming == ["index": "ix_{table}_{columns}", "case": "{NAME}"])
        #expect(settings.sqliteStorage == .declared)
        #expect(settings.enumStorage == .check)
        #expect(settings.swiftAccess == .package)
        #expect(settings.swiftImports == ["ShopSettings", "Other.Sub"])
        #expect(!settings.onlineChanges && settings.requireEvidence && settings.sqlComments)
        #expect(settings.backfills == .statement)
        #expect(settings.lint == ["missing-primary-key": .error, "reserved-word": .off])
    }

    @Test func thresholdsOfLintAreNumbersInARange() throws {
        let settings = try schema(
            "schema S { lint: { maximumIndexes: 8, documented: 80, unused-type: note } }"
        ).settings.lint
        #expect(settings.thresholds == [.maximumIndexes: 8, .documented: 80])
        #expect(settings.levels == ["unused-type": .note])
        #expect(settings[.maximumIndexes] == 8 && settings[.maximumColumns] == 60)
        expectFindings(
            """
            schema S {
                lint: {
                    documented: ⟦invalid-setting: 101⟧,
                    maximumIndexes: ⟦invalid-setting: error⟧,
                    maximumColumns: ⟦invalid-setting: 1.5⟧,
                    ⟦repeated-setting: maximumColumns⟧: 3,
                    unused-type: ⟦invalid-setting: 3⟧,
                }
            }
            """)
    }

    /// Where the codes are known, nothing else can be a key, and the nearest threshold is shown.
    @Test func otherKeysOfLintAreErrors() {
        let file = SourceFile(path: "a.schema", text: "schema S { lint: { maximumIndex: 3 } }")
        let resolved = Resolver.resolve(Parser.parse(file).tree, codes: [])
        #expect(resolved.diagnostics.map(\.code.name) == ["unknown-code"])
        #expect(resolved.diagnostics.first?.fixes.first?.replacement == "maximumIndexes")
        let misspelt = SourceFile(path: "a.schema", text: "schema S { lint: { maximumIndex: off } }")
        let finding = Resolver.resolve(Parser.parse(misspelt).tree, codes: []).diagnostics.first
        #expect(finding?.code.name == "unknown-code" && finding?.fixes.first?.replacement == "maximumIndexes")
    }

    @Test func aFileWithoutAHeaderHasTheDefaults() throws {
        let schema = try schema("enum E { a }")
        #expect(schema.settings == SchemaSettings())
        #expect(schema.name == "Schema")
    }

    @Test func aDatabaseWithoutAVersionHasTheOldest() throws {
        #expect(
            try schema("schema S { databases: [sqlite] }").settings.minimumVersions == [.sqlite: DatabaseVersion(3, 37)]
        )
    }

    @Test func unknownSettingsAreErrors() {
        let result = expectFindings(
            """
            schema S {
                ⟦unknown-setting: swiftaccess⟧: public
                sqlComments: true
                ⟦repeated-setting: sqlComments⟧: true
                naming: { index: "ix", ⟦invalid-setting: indexes⟧: "x_{table}", ⟦repeated-setting: index⟧: "b" }
            }
            """)
        #expect(result.firstFixes.prefix(1) == ["swiftAccess"])
        #expect(result.firstFixes.contains("index"))
    }

    @Test func wrongValuesAreErrors() {
        expectFindings(
            """
            schema S {
                databases: [postgresql(⟦invalid-setting: 13⟧), sqlite(3.37), ⟦invalid-setting: sqlite⟧, ⟦invalid-setting: mysql⟧(8)]
                sqliteStorage: ⟦invalid-setting: strikt⟧
                enumStorage: ⟦invalid-setting: "native"⟧
                swiftAccess: ⟦invalid-setting: 3⟧
                swiftImports: [A, ⟦repeated-setting: A⟧, ⟦invalid-setting: "a; b"⟧]
                onlineChanges: ⟦invalid-setting: yes⟧
                backfills: ⟦invalid-setting: rows⟧
                requireEvidence: ⟦invalid-setting: [true]⟧
                lint: { x: ⟦invalid-setting: fatal⟧ }
            }
            """)
    }

    @Test func batchesNeedTransactionsOfTheirOwn() {
        expectFindings("schema S {\n    ⟦invalid-setting: backfills⟧: batches\n    onlineChanges: false\n}")
        expectFindings("schema S {\n    backfills: batches\n    onlineChanges: true\n}")
        expectFindings(
            """
            schema S { onlineChanges: false }
            table T {
                a: Int32 @backfill(1, in: ⟦invalid-attribute: batches⟧)
                b: Int32 @backfill(2, in: statement)
            }
            """)
        expectFindings("table T { a: Int32 @backfill(1, in: ⟦invalid-attribute: batch⟧) }")
        expectFindings("table T { a: Int32 ⟦invalid-attribute: @backfill(in: batches)⟧ }")
    }

    @Test func databasesMustBeAList() {
        expectFindings("schema S { databases: ⟦invalid-setting: postgresql(14)⟧ }")
        expectFindings("schema S { databases: ⟦invalid-setting: []⟧ }")
        expectFindings("schema S { databases: [postgresql(⟦invalid-setting: \"x\"⟧)] }")
        expectFindings("schema S { databases: [⟦invalid-setting: postgresql(14, 15)⟧] }")
    }

    @Test func patternsAreChecked() {
        let result = expectFindings(
            """
            schema S {
                naming: {
                    index: ⟦invalid-setting: "ix_{tabel}"⟧,
                    unique: ⟦invalid-setting: "u{"⟧,
                    sequence: ⟦invalid-setting: ""⟧,
                    primaryKey: ⟦invalid-setting: "pk_{name}"⟧,
                    foreignKey: ⟦invalid-setting: 3⟧,
                    exclude: ⟦invalid-setting: "a\\nb"⟧,
                }
            }
            """)
        #expect(result.firstFixes == ["table"])
    }

    @Test func lintChangesWarningsButNoErrors() throws {
        expectFindings(
            """
            schema S { lint: { unknown-type: off } }
            table T { id: ⟦unknown-type: Foo⟧ }
            """)
    }
}
