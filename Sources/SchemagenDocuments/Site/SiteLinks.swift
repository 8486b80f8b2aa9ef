/// Links as they stand on the pages of the site.
enum SiteLinks {
    /// What leads from a page to a target.
    static func address(of target: SiteContents.Target, on page: Int, _ contents: SiteContents) -> [UInt8]? {
        switch target {
        case .address(let address): return address
        case .file(let name): return Array((contents.pages[page].toTop + SitePath.encoded(name)).utf8)
        case .page(let other, let anchor):
            var address = other == page && anchor != nil ? "" : contents.pages[page].toTop
            if other != page || anchor == nil { address += contents.pages[other].address }
            if let anchor { address += "#" + SitePath.encoded(anchor) }
            return Array(address.utf8)
        }
    }
}
