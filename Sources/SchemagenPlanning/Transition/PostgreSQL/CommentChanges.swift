import SchemagenEvolution
import SchemagenModel

/// The comments that change on what stays.
struct CommentChanges {
    private(set) var entries: [PlanEntry] = []

    private let old: Structure
    private let new: Structure

    init(
        _ transition: Transition, _ deltas: [TableDelta], _ partitions: [String: PartitionChanges],
        _ dependents: Dependents
    ) {
        old = transition.old
        new = transition.new
        let correspondence = transition.correspondence
        for pair in correspondence.namespaces.pairs {
            let (before, after) = (old.schema.namespaces[pair.old], new.schema.namespaces[pair.new])
            change(
                .object("SCHEMA", QualifiedName(after.sqlName, in: nil)), before.documentation, after.documentation)
        }
        for pair in correspondence.extensions.pairs {
            let (before, after) = (old.schema.extensions[pair.old], new.schema.extensions[pair.new])
            change(
                .object("EXTENSION", QualifiedName(after.name, in: nil)), before.documentation, after.documentation)
        }
        for pair in correspondence.enums.pairs {
            let (before, after) = (old.schema.enums[pair.old], new.schema.enums[pair.new])
            guard old.holds(before), new.holds(after), !transition.replaced.enums.contains(after.info.name) else {
                continue
            }
            change("TYPE", before.info, after.info)
        }
        for pair in correspondence.types.pairs {
            let (before, after) = (old.schema.types[pair.old], new.schema.types[pair.new])
            guard old.holds(before), new.holds(after), !transition.replaced.types.contains(after.info.name) else {
                continue
            }
            change("DOMAIN", before.info, after.info)
        }
        for pair in correspondence.sequences.pairs {
            let (before, after) = (old.schema.sequences[pair.old], new.schema.sequences[pair.new])
            if old.holds(before), new.holds(after) { change("SEQUENCE", before.info, after.info) }
        }
        for pair in correspondence.views.pairs {
            let (before, after) = (old.schema.views[pair.old], new.schema.views[pair.new])
            guard old.holds(before), new.holds(after),
                !dependents.gone.contains(ObjectIdentity(.view, before.info.name))
            else { continue }
            change(after.isMaterialized ? "MATERIALIZED VIEW" : "VIEW", before.info, after.info)
            for column in after.columns where column.databases.contains(.postgresql) {
                let former = before.columns.first { $0.sqlName == column.sqlName }
                change(
                    .column(column.sqlName, table: QualifiedName(after.info)), former?.documentation,
                    column.documentation)
            }
        }
        for delta in deltas {
            change(delta)
            for comment in partitions[delta.latter.info.name]?.comments ?? [] {
                change(comment.target, comment.before, comment.after)
            }
        }
    }

    private mutating func change(_ delta: TableDelta) {
        let table = QualifiedName(delta.latter.info)
        change("TABLE", delta.renamed.info, delta.latter.info)
        for column in delta.columns {
            change(.column(column.to.sqlName, table: table), column.from.documentation, column.to.documentation)
        }
        for (before, after) in delta.parts.kept {
            switch after.value {
            case .index:
                change(.object("INDEX", QualifiedName(after.sqlName, in: table.schema)), before.comment, after.comment)
            case .constraint: change(.constraint(after.sqlName, table: table), before.comment, after.comment)
            }
        }
    }

    private mutating func change(_ kind: String, _ before: ObjectInfo, _ after: ObjectInfo) {
        change(.object(kind, QualifiedName(after)), before.documentation, after.documentation)
    }

    private mutating func change(_ target: Commented, _ before: String?, _ after: String?) {
        let (first, second) = (old.hasComments ? before : nil, new.hasComments ? after : nil)
        guard first != second else { return }
        entries.append(PlanEntry(.comment(target, second), .comment(target, first), in: .latter))
    }
}
