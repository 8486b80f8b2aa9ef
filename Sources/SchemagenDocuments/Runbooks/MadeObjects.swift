import SchemagenModel
import SchemagenPlanning

/// What the steps of a change have made so far. Nobody else sees it before it is committed, and nothing waits for it.
struct MadeObjects {
    /// The Swift names of tables and views, which steps on their parts name.
    private var owners: Set<String> = []
    private var names: Set<QualifiedName> = []

    /// Takes note of a step.
    mutating func note(_ step: Step) {
        switch step {
        case .createTable(let table, _): add(table.info)
        case .createView(let view): add(view.info)
        case .createSequence(let sequence): names.insert(QualifiedName(sequence.info))
        case .createEnum(let value): names.insert(QualifiedName(value.info))
        case .createDomain(let type): names.insert(QualifiedName(type.info))
        default: break
        }
    }

    private mutating func add(_ info: ObjectInfo) {
        owners.insert(info.name)
        names.insert(QualifiedName(info))
    }

    /// Whether a step makes something, or is about something that was made.
    func isAbout(_ step: Step) -> Bool {
        switch step {
        case .createNamespace, .createExtension, .createEnum, .createDomain, .createSequence, .createTable, .createView,
            .createOpaque, .nameParts, .attachIndex:
            true
        case .addConstraint(_, let owner, _, _), .validateConstraint(_, let owner), .adoptIndex(_, let owner),
            .createIndex(_, let owner, _, _), .createIndexWithoutParts(_, let owner, _),
            .addColumn(_, let owner, _):
            owners.contains(owner)
        case .createTouchTrigger(let table), .changeMarks(_, let table), .changeOptions(_, let table):
            owners.contains(table.info.name)
        case .ownSequence(let sequence): names.contains(QualifiedName(sequence.info))
        case .copyTypeRights(_, let type): names.contains(type)
        case .comment(.object(_, let name), _), .comment(.column(_, let name), _),
            .comment(.constraint(_, let name), _):
            names.contains(name)
        default: false
        }
    }
}
