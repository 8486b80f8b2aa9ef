import SchemagenLanguage
import SchemagenModel

extension Schema {
    /// Where something stands that two branches touched; where it is gone, what it stood in.
    func span(of conflict: SchemaMerge.Conflict) -> SourceSpan {
        let name = conflict.object.name
        switch conflict.object.kind {
        case .table:
            guard let table = tables.first(where: { $0.info.name == name || $0.info.formerName == name }) else {
                return .fileStart
            }
            if case .column(let column) = conflict.part,
                let found = table.columns.first(where: { $0.name == column || $0.formerName == column })
            {
                return found.anchor.span
            }
            if case .index(let index) = conflict.part, let found = table.indexes.first(where: { $0.sqlName == index }) {
                return found.anchor.span
            }
            return table.info.anchor.span
        case .enumeration:
            guard let item = enums.first(where: { $0.info.name == name }) else { return .fileStart }
            if case .enumCase(let value) = conflict.part, let found = item.cases.first(where: { $0.name == value }) {
                return found.anchor.span
            }
            return item.info.anchor.span
        case .view: return views.first { $0.info.name == name }?.info.anchor.span ?? .fileStart
        case .type: return types.first { $0.info.name == name }?.info.anchor.span ?? .fileStart
        case .sequence: return sequences.first { $0.info.name == name }?.info.anchor.span ?? .fileStart
        case .opaque: return opaqueObjects.first { $0.name == name }?.anchor.span ?? .fileStart
        case .namespace, .extension: return .fileStart
        }
    }
}
