import SchemagenModel

/// Something that is dropped and made again, on which rights may have been given by hand.
public struct RightsHolder: Sendable, Equatable {
    /// What there are rights on.
    public enum Name: Sendable, Equatable {
        /// A view.
        case view(QualifiedName, isMaterialized: Bool)
        /// A function or procedure, by its identity.
        case routine(String)
    }

    /// What is dropped.
    public var former: Name
    /// What is made.
    public var latter: Name
}

extension [PlannedStep] {
    /// The steps, with the rights and the owner kept of everything that they drop and make again.
    ///
    /// - Parameter latter: What an object is afterwards, by what it is before.
    func keepingRights(_ latter: (ObjectIdentity) -> ObjectIdentity?) -> [PlannedStep] {
        var gone: [ObjectIdentity: (offset: Int, name: RightsHolder.Name)] = [:]
        /// What to keep where, and what to give back before which step.
        var holders: [RightsHolder] = []
        var pending: [RightsHolder] = []
        var first = count
        var steps: [PlannedStep] = []
        func giveBack() {
            if !pending.isEmpty { steps.append(PlannedStep(.returnRights(pending), in: .latter)) }
            pending = []
        }
        for (offset, planned) in enumerated() {
            let holder = planned.step.rightsHolder
            switch planned.step {
            case .dropView, .dropOpaque:
                if let (identity, name) = holder { gone[latter(identity) ?? identity] = (offset, name) }
                steps.append(planned)
            case .createView, .createOpaque:
                // What comes may give rights itself: the old ones come before it.
                if holder == nil { giveBack() }
                steps.append(planned)
                guard let (identity, name) = holder, let found = gone[identity] else { continue }
                pending.append(RightsHolder(former: found.name, latter: name))
                holders += pending.suffix(1)
                first = Swift.min(first, found.offset)
            default: steps.append(planned)
            }
        }
        giveBack()
        guard !holders.isEmpty else { return self }
        // Nothing stands before the first drop that was not there.
        steps.insert(PlannedStep(.keepRights(holders), in: .latter), at: first)
        return steps
    }
}

extension Step {
    /// What a step drops or makes, where there are rights on it.
    fileprivate var rightsHolder: (ObjectIdentity, RightsHolder.Name)? {
        switch self {
        case .createView(let view), .dropView(let view):
            (
                ObjectIdentity(.view, view.info.name),
                .view(QualifiedName(view.info), isMaterialized: view.isMaterialized)
            )
        case .createOpaque(let object), .dropOpaque(let object):
            ["function", "procedure", "aggregate"].contains(object.kind)
                ? (ObjectIdentity(.opaque, object.name), .routine(object.identity)) : nil
        default: nil
        }
    }
}
