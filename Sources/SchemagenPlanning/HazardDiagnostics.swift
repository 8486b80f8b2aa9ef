import SchemagenLanguage
import SchemagenModel

/// What a step of a migration does to those who do not expect it, as `lint` reports it.
public struct LintHazard: Sendable, Hashable {
    /// The kind of finding, with its severity.
    public var code: DiagnosticCode
    /// What happens, as the end of a sentence that starts with what changes.
    public var consequence: String
    /// The label by which the lock records it; nil: it does not.
    public var label: MigrationHazard?
}

extension LintHazard {
    /// The table of hazards: what each is reported as.
    package init(_ hazard: MigrationHazard) {
        switch hazard {
        case .breaking:
            self.init(
                code: .hazardBreaking, consequence: "code made for the schema before stops working", label: hazard)
        case .lossy: self.init(code: .hazardLossy, consequence: "data is lost", label: hazard)
        case .irreversible:
            self.init(
                code: .hazardIrreversible, consequence: "the way back fails where the table has rows", label: hazard)
        }
    }
}

extension PlannedStep {
    /// The hazards of the step, the gravest last; one that is about several columns says it of each.
    package var lintHazards: [(column: Column?, hazards: [LintHazard])] {
        guard case .rebuildTable(let rebuild) = step else { return [(nil, Self.ordered(effect.hazards))] }
        let table = QualifiedName(rebuild.to.info).text
        return rebuild.from.columns.compactMap { column in
            let path = "\(table).\(column.sqlName)"
            guard effect.losses.contains(path) else { return nil }
            var hazards: Set<MigrationHazard> = [.lossy]
            if effect.breaking != nil { hazards.insert(.breaking) }
            if case .irreversible(let paths) = effect.reversibility, paths.contains(path) {
                hazards.insert(.irreversible)
            }
            return (column, Self.ordered(hazards))
        }
    }

    private static func ordered(_ hazards: Set<MigrationHazard>) -> [LintHazard] {
        MigrationHazard.allCases.filter(hazards.contains).map { LintHazard($0) }
    }
}

extension DiagnosticCode {
    /// What `lint` says about changes.
    public static let hazards: [DiagnosticCode] = [hazardBreaking, hazardLossy, hazardIrreversible]

    /// A migration breaks code made for the schema before.
    public static let hazardBreaking = DiagnosticCode(
        "hazard-breaking", .warning,
        """
        A change breaks code that was made for the schema before: something has another name or another type, is gone, or is
        required now. While a new version is rolled out, the old one still runs against the new database.

        Where that matters, make the change in two releases: add the new thing beside the old one and write both, remove
        the old one when nothing uses it any more. Where it does not, say so:

            title was subject: String(500) @allow(hazard-breaking, "the service is stopped for this release")
        """)

    /// A migration loses data.
    public static let hazardLossy = DiagnosticCode(
        "hazard-lossy", .warning,
        """
        A change loses the values of a column or the rows of a table, for good. `removed` says that this is meant; `@allow`
        says why it is in order, where the change is reviewed:

            removed column Campaign.notes @allow(hazard-lossy, "exported to the archive")
        """)

    /// A migration has no way back.
    public static let hazardIrreversible = DiagnosticCode(
        "hazard-irreversible", .warning,
        """
        The down file of a change fails where the table has rows: it brings back a column that is never nil and has no
        default, and nobody knows the values. Let the column be optional in one release and remove it in the next, or say
        that there need be no way back:

            removed column Campaign.ownerID @allow(hazard-irreversible, "a backup is kept for a month")
        """)
}
