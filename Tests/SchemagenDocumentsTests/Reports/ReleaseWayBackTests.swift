import SchemagenDocuments
import SchemagenGeneration
import SchemagenModel
import Testing

/// What a release says of a way back that rows written since can bar.
@Suite struct ReleaseWayBackTests {
    private let calm = ReportProject.calm

    /// The summary of a change, and its runbook.
    private func summary(_ after: String) throws -> (text: String, runbook: String) {
        let project = try ReportProject(calm, after)
        let runbooks = Runbook.files(for: try project.release("0001..0002").plans, of: project.schema, migrations: nil)
        return (ReleaseReport.file(try project.release("0002")).text, runbooks[1].text)
    }

    @Test func aColumnThatMayBeNull() throws {
        let (text, runbook) = try summary(calm.replacing("email: String @unique", with: "email: String? @unique"))
        #expect(text.contains("The way back is refused once a row of `customers` has no value in `email`"))
        #expect(!text.contains("There is no point of no return"))
        #expect(
            text.contains("- [ ] The way back keeps all that was there before, and no row written since is in its way"))
        let rollback = try StatusRow("Rollback", of: text)
        #expect(rollback.status == "warning")
        #expect(rollback.found.contains("refused once rows written since are in its way"))
        #expect(try StatusRow("Data", of: text).found == "way back refused: 1 on PostgreSQL, 1 on SQLite")
        #expect(runbook.contains("The way back is refused once a row of `customers` has no value in `email`"))
    }

    @Test func aConstraintThatGoes() throws {
        let (text, _) = try summary(
            calm.replacing("email: String @unique", with: "email: String")
                + "removed unique Customer.customers_email_key\n")
        #expect(text.contains("once two rows of `customers` have the same `email` (`customers_email_key`)"))
    }

    @Test func whatBarsNothingIsTicked() throws {
        let more = calm.replacing("email: String @unique", with: "email: String @unique\n    /// N.\n    note: String?")
        let (text, runbook) = try summary(more)
        #expect(text.contains("There is no point of no return."))
        #expect(
            text.contains("- [x] The way back keeps all that was there before, and no row written since is in its way"))
        #expect(!runbook.contains("refused once"))
    }

    @Test(arguments: nastyTexts) func namesAreShownWhole(_ text: String) throws {
        let project = try ReportProject(calm, calm.replacing("email: String @unique", with: "email: String? @unique"))
        var input = try project.release("0002")
        for index in input.plans[0].schema.tables.indices {
            input.plans[0].schema.tables[index].info.sqlName = text
            for column in input.plans[0].schema.tables[index].columns.indices {
                input.plans[0].schema.tables[index].columns[column].sqlName = text
            }
        }
        #expect(findings(in: GeneratedReport(input), of: project.schema) == [])
    }
}
