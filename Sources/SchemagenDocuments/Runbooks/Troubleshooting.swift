import SchemagenModel
import SchemagenPlanning

/// The errors that the very statements of a change can raise on PostgreSQL, with what each means here and the way out. The
/// codes are those of the manual's appendix "PostgreSQL Error Codes".
struct Troubleshooting {
    private let plan: ChangePlan

    /// Whether the runbook has queries that count rows which constraints would refuse.
    private let hasQueries: Bool

    init(_ plan: ChangePlan, hasQueries: Bool) {
        self.plan = plan
        self.hasQueries = hasQueries
    }

    /// A class of errors.
    private enum Failure: CaseIterable {
        case lockTimeout, deadlock, notNull, unique, foreignKey, check, conversion, duplicate, enumInUse, dependent
        case concurrentBuild, diskFull, privileges, cachedPlan
    }

    /// Adds the section.
    func add(to page: inout MarkdownPage) {
        let failures = Set(
            plan.migrations.flatMap { migration in migration.up.flatMap { Self.failures(of: $0, in: migration) } })
        page.heading(3, "Troubleshooting")
        page.block("Each migration that runs in a transaction leaves nothing behind when it fails.")
        page.table(["Error", "What it means here", "What to do"]) { rows in
            for failure in Failure.allCases where failures.contains(failure) {
                for cell in words(failure) { rows.cell(cell) }
            }
        }
    }

    private static func failures(of planned: PlannedStep, in migration: MigrationPlan) -> Set<Failure> {
        var failures: Set<Failure> = [.privileges]
        let effect = planned.effect
        if !effect.locks.isEmpty { failures.formUnion([.lockTimeout, .deadlock]) }
        if !effect.rewrites.isEmpty || !effect.scans.isEmpty { failures.insert(.diskFull) }
        switch planned.step {
        case .createTable, .createEnum, .createView, .createSequence, .createDomain: failures.insert(.duplicate)
        case .addColumn: failures.formUnion([.duplicate, .cachedPlan])
        case .dropColumn, .dropTable, .dropView, .dropEnum, .dropDomain: failures.formUnion([.dependent, .cachedPlan])
        case .changeType: failures.formUnion([.conversion, .cachedPlan])
        case .changeNullability(_, _, false): failures.insert(.notNull)
        case .backfill: failures.formUnion([.check, .conversion])
        case .addEnumValue: failures.insert(.enumInUse)
        case .addConstraint(let constraint, _, _, _), .validateConstraint(let constraint, _),
            .adoptIndex(let constraint, _):
            failures.formUnion(Self.failures(of: constraint))
        case .createIndex(let index, _, _, let isConcurrent):
            failures.insert(.duplicate)
            if index.isUnique { failures.insert(.unique) }
            if isConcurrent { failures.insert(.concurrentBuild) }
        default: break
        }
        return failures
    }

    private static func failures(of constraint: TableConstraint) -> Set<Failure> {
        switch constraint {
        case .primaryKey: [.unique, .notNull, .duplicate]
        case .unique: [.unique, .duplicate]
        case .check, .derived, .notNull: [.check, .duplicate]
        case .foreignKey: [.foreignKey, .duplicate]
        case .exclusion: [.unique, .duplicate]
        }
    }

    /// How rows are found that a constraint refuses.
    private var finding: String {
        hasQueries
            ? "The queries under *Before* count them where they can be counted, by the names from before the change; the message "
                + "names the constraint and, of a key, a value."
            : "The message names the constraint and, of a key, a value."
    }

    private func words(_ failure: Failure) -> [String] {
        switch failure {
        case .lockTimeout:
            [
                "`55P03` canceling statement due to lock timeout",
                "Somebody held a conflicting lock for longer than `--lock-timeout`, five times in a row.",
                "Find who by *Who waits for whom*; end that transaction or wait for it, then run the same command again.",
            ]
        case .deadlock:
            [
                "`40P01` deadlock detected", "An application locks the same tables in another order.",
                "Run the same command again; where it comes again, when less is going on.",
            ]
        case .notNull:
            [
                "`23502` column contains null values", "A row with NULL came after the column was filled.",
                "Fill those rows, see to it that the application no longer writes NULL, run the same command again.",
            ]
        case .unique:
            [
                "`23505` could not create unique index, `23P01` conflicting key value",
                "There are rows that are equal where they may not be.",
                "\(finding) Decide which stay, then run the same command again.",
            ]
        case .foreignKey:
            [
                "`23503` insert or update violates foreign key constraint", "There are rows that refer to nothing.",
                "\(finding) Delete or mend them, then run the same command again.",
            ]
        case .check:
            [
                "`23514` check constraint is violated by some row", "There are rows that the check refuses.",
                "\(finding) Mend them, then run the same command again.",
            ]
        case .conversion:
            [
                "`22P02` invalid input syntax, `22001` value too long, `22003` out of range",
                "A value has no counterpart in the column's new type.",
                "Mend the value, or say by `@convert` what becomes of it and generate the migration anew before it is applied anywhere.",
            ]
        case .duplicate:
            [
                "`42P07`, `42710`, `42701` already exists", "Somebody made it by hand.",
                "`schemagen drift` names what differs; take it away, or keep it and bring it into the schema first.",
            ]
        case .enumInUse:
            [
                "`55P04` unsafe use of new value", "A new value was used in the transaction that added it.",
                "Run the files as they are divided: one transaction for each.",
            ]
        case .dependent:
            [
                "`2BP01` other objects depend on it", "A view, function or key that the schema does not know uses it.",
                "The message names it: bring it into the schema, or drop it first.",
            ]
        case .concurrentBuild:
            [
                "an index that stays invalid",
                "A concurrent build failed or was stopped; PostgreSQL leaves what there is of the index.",
                "Run the same command again: it drops what is invalid and builds it anew.",
            ]
        case .diskFull:
            [
                "`53100` could not extend file: No space left on device",
                "A table was being written anew, or an index built, and the disk is full.",
                "What was written is given back with the failed transaction. Make room, then run the same command again.",
            ]
        case .privileges:
            [
                "`42501` permission denied, must be owner", "The role may not do it.",
                "`--dry-run` names each right that is missing and the statement that grants it.",
            ]
        case .cachedPlan:
            [
                "`0A000` cached plan must not change result type, in the application",
                "A prepared `SELECT *` has other columns now.",
                "Sessions that prepared it need to be opened anew; queries that name their columns never fail so.",
            ]
        }
    }
}
