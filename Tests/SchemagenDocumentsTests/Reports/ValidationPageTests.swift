import SchemagenDocuments
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenValidation
import Testing

/// The report on a schema as a page.
@Suite struct ValidationPageTests {
    private func input(_ schema: Schema, _ suppressed: [SourceFinding] = []) -> ValidationReport.Input {
        ValidationReport.Input(
            schema: schema, history: MigrationFolder(path: "", files: [:]), evidence: nil, suppressed: suppressed,
            drift: DriftCheck.Findings(history: []))
    }

    @Test func theShopHasAWholePage() throws {
        let schema = try schema(ShopSchema.text)
        let report = GeneratedReport(input(schema))
        #expect(report.name == "reports/validation.md")
        #expect(findings(in: report, of: schema) == [])
        // The foreign keys of the rules without an index are those that the report finds without one.
        let rules = Validator.findings(about: schema)
        let found = (rules.diagnostics + rules.suppressed.map(\.diagnostic)).count {
            $0.code.name == "unindexed-foreign-key"
        }
        #expect(found > 0)
        #expect(report.text.split(separator: "\n").count { $0.contains("**no index**") } == found)
    }

    @Test func everyTableHasItsLine() throws {
        let project = try ReportProject(
            ReportProject.calm,
            ReportProject.calm.replacing("email: String @unique", with: "email: String? @unique"))
        let rows = MarkdownReader(ValidationReport.file(project.input).text).rows
        #expect(
            rows.contains([
                "[`Customer`](../tables/Customer.md)", "2", "1", "1 number, 1 text", "`id`", "`0001`", "`0002`",
            ]))
        #expect(rows.contains(["[`Order`](../tables/Order.md)", "2", "", "2 number", "`id`", "`0001`", ""]))
        #expect(rows.contains(["[`Order`](../tables/Order.md)", "1", "1 of 1", "2", "1", "", "1"]))
        #expect(
            rows.contains([
                "`0002_change_customer_email`", "PostgreSQL, SQLite", "generated",
                "not proved on PostgreSQL; not proved on SQLite",
            ]) || rows.contains { $0.first?.hasPrefix("`0002_") == true && $0.last?.hasPrefix("not proved on") == true }
        )
    }

    @Test(arguments: nastyTexts) func thePageStaysWhole(_ text: String) throws {
        var schema = try schema(ShopSchema.text)
        for index in schema.tables.indices {
            schema.tables[index].info.sqlName = text
            schema.tables[index].info.deprecation = text
            for position in schema.tables[index].columns.indices {
                schema.tables[index].columns[position].sqlName = text
                schema.tables[index].columns[position].deprecation = text
            }
            for position in schema.tables[index].indexes.indices {
                schema.tables[index].indexes[position].sqlName = text
            }
            schema.tables[index].primaryKey?.info.sqlName = text
        }
        for index in schema.enums.indices { schema.enums[index].info.sqlName = text }
        let file = SourceFile(path: "Schema/\(text)", text: "x\n")
        let finding = Diagnostic(.driftEdited, "`\(text)` is \(text)", at: SourceSpan(start: 0, end: 1))
        var input = input(schema, [SourceFinding(finding, in: file, suppressionReason: text)])
        input.findings = [SourceFinding(finding, in: file)]
        input.drift.models = [FileDiagnostic(.driftEdited, "`\(text)`", path: "Generated/Models/Order.swift")]
        #expect(findings(in: GeneratedReport(input), of: schema) == [])
    }

    @Test func theSameFactsGiveTheSameBytes() throws {
        let input = input(try schema(ShopSchema.text))
        #expect(ValidationReport.file(input) == ValidationReport.file(input))
        var shuffled = try ReportProject(ReportProject.calm.replacing(" @index", with: "")).input
        let page = ValidationReport.file(shuffled)
        shuffled.findings.reverse()
        #expect(ValidationReport.file(shuffled) == page)
    }

    @Test func findingsAreListedByGravity() throws {
        let text = ReportProject.calm.replacing(" @index", with: "").replacing(
            "sqlite(3.37)] }", with: "sqlite(3.37)]\n lint: { undocumented: error } }"
        ).replacing("    /// The address.\n", with: "")
        let rows = MarkdownReader(ValidationReport.file(try ReportProject(text).input).text).rows
        let places = rows.filter { $0.count == 4 && ["error", "warning"].contains($0[0]) }
        #expect(places.map { $0[0] } == ["error", "warning"])
        #expect(places.map { $0[1] } == ["`undocumented`", "`unindexed-foreign-key`"])
        #expect(places[0][2] == "`Shop.schema:7`")
    }

    @Test func aSchemaWithoutTablesHasAReport() throws {
        let schema = try schema("schema Empty { databases: [sqlite(3.37)] }")
        #expect(findings(in: GeneratedReport(input(schema)), of: schema) == [])
    }
}
