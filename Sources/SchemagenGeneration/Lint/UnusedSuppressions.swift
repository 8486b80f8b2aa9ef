import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

extension DiagnosticCode {
    /// What `lint` says about suppressions.
    public static let suppression: [DiagnosticCode] = [unusedSuppression]

    /// An `@allow` that suppresses nothing.
    public static let unusedSuppression = DiagnosticCode(
        "unused-suppression", .warning,
        """
        An `@allow` suppresses nothing: what it was written for is mended, or turned off in the header. Left in place it would
        hide the next finding of its kind, which nobody has looked at. Remove it.

        An `@allow` of a hazard serves one change. Whether one is used is judged only where `lint` is told which migrations
        belong to the change, by `--base` or `--since`.
        """)
}

/// Finds suppressions that suppress nothing.
enum UnusedSuppressions {
    /// An `@allow` by its place; one that stands in a mixin acts in several tables.
    private struct Key: Hashable {
        var start: Int32
        var code: String

        init(_ allowance: Allowance) {
            start = allowance.anchor.span.start
            code = allowance.code
        }
    }

    /// The findings.
    /// - Parameters:
    ///   - schema: The schema.
    ///   - used: What is suppressed.
    ///   - judgesHazards: Whether all changes were looked at that the schema's author could have had in mind.
    static func find(in schema: Schema, used: [SuppressedFinding], judgesHazards: Bool) -> RuleFindings {
        let filter = LintFilter(settings: schema.settings)
        var seen = Set(used.map { Key($0.allowance) })
        let hazards = Set(DiagnosticCode.hazards.map(\.name))
        let known = Set(DiagnosticCatalogue.lintable.map(\.name))
        var findings = RuleFindings()
        for allowance in schema.allowances {
            // A code that is none, or cannot be suppressed, is an error by itself.
            guard known.contains(allowance.code), judgesHazards || !hazards.contains(allowance.code),
                seen.insert(Key(allowance)).inserted
            else { continue }
            let diagnostic = Diagnostic(
                .unusedSuppression, "nothing is found here that `@allow(\(allowance.code))` suppresses",
                at: allowance.anchor.span, fixes: [Diagnostic.Fix("remove it", replacement: "")])
            if case .reported(let diagnostic) = filter.judgement(of: diagnostic) {
                findings.diagnostics.append(diagnostic)
            }
        }
        return findings
    }
}

extension Schema {
    /// Every `@allow` of the file but for those of mixins that no table has.
    fileprivate var allowances: [Allowance] {
        var all: [Allowance] = []
        for table in tables {
            all += table.info.allowances + table.columns.flatMap(\.allowances) + table.indexes.flatMap(\.allowances)
            if let key = table.primaryKey { all += key.info.allowances }
            all += table.uniques.flatMap(\.info.allowances) + table.checks.flatMap(\.info.allowances)
            all += table.foreignKeys.flatMap(\.info.allowances) + table.exclusions.flatMap(\.info.allowances)
            if let partitioning = table.options.partitioning { all += Self.allowances(of: partitioning) }
        }
        for view in views {
            all += view.info.allowances + view.columns.flatMap(\.allowances) + view.indexes.flatMap(\.allowances)
        }
        all += enums.flatMap(\.info.allowances) + types.flatMap(\.info.allowances)
        all += sequences.flatMap(\.info.allowances) + opaqueObjects.flatMap(\.allowances)
        return all + removals.flatMap(\.allowances)
    }

    private static func allowances(of partitioning: Partitioning) -> [Allowance] {
        partitioning.partitions.flatMap { partition in
            var all = partition.indexes.flatMap(\.allowances) + partition.uniques.flatMap(\.info.allowances)
            if let key = partition.primaryKey { all += key.info.allowances }
            all += partition.checks.flatMap(\.info.allowances) + partition.foreignKeys.flatMap(\.info.allowances)
            all += partition.exclusions.flatMap(\.info.allowances)
            return all + (partition.partitioning.map { allowances(of: $0.partitioning) } ?? [])
        }
    }
}
