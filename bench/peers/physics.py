"""The peers of `npm run bench -- physics`; `peer_row.py` says how one row is run."""

import peer_row
from peer_row import job, np, run_row


def array(name):
    """Reads an input; shapes are written x, y, z, arrays are indexed z, y, x."""
    data = peer_row.array(name)
    return data.reshape(data.shape[::-1])


def itk():
    import SimpleITK as sitk

    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
    return sitk


def scikit_radon():
    from skimage.transform import radon

    image, angles = array("image")[0], np.asarray(job["angles"])
    # One view after the other, as ours are.
    return lambda: radon(image, theta=angles, circle=True).T


def scikit_fbp():
    from skimage.transform import iradon

    # A sinogram of ours holds one view after the other; scikit-image's has one view per column.
    sinogram = np.ascontiguousarray(array("sinogram")[0].T)
    angles = np.asarray(job["angles"])
    return lambda: iradon(sinogram, theta=angles, filter_name="ramp", circle=True)


def scipy_gaussian():
    from scipy import ndimage

    image = array("image")
    return lambda: ndimage.gaussian_filter(image, job["sigma"], mode="nearest", truncate=4)


def scipy_median():
    from scipy import ndimage

    image = array("image")
    return lambda: ndimage.median_filter(image, size=3, mode="nearest")


def itk_median():
    sitk = itk()
    image = sitk.GetImageFromArray(array("image"))
    return lambda: sitk.Median(image, [1, 1, 1])


def itk_bspline():
    sitk = itk()
    image = sitk.GetImageFromArray(array("image"))
    image.SetSpacing(job["spacing"])
    grid = sitk.Image(job["outShape"], sitk.sitkUInt8)
    grid.SetSpacing(job["outSpacing"])
    grid.SetOrigin(job["outOrigin"])
    return lambda: sitk.Resample(
        image, grid, sitk.Transform(), sitk.sitkBSpline, 0.0, sitk.sitkFloat32
    )


def scipy_bspline():
    from scipy import ndimage

    image = array("image")
    scale = [job["outSpacing"][a] / job["spacing"][a] for a in (2, 1, 0)]
    offset = [job["outOrigin"][a] / job["spacing"][a] for a in (2, 1, 0)]
    shape = tuple(job["outShape"][::-1])
    return lambda: ndimage.affine_transform(
        image, scale, offset, shape, output=np.float32, order=3, mode="mirror"
    )


def scipy_edt():
    from scipy import ndimage

    mask = array("mask")
    sampling = job["spacing"][::-1]
    return lambda: ndimage.distance_transform_edt(mask, sampling=sampling)


def itk_edt():
    sitk = itk()
    # The distance from a voxel of the mask to the background is measured outside the background.
    background = sitk.GetImageFromArray((array("mask") == 0).astype(np.uint8))
    background.SetSpacing(job["spacing"])

    def run():
        signed = sitk.SignedMaurerDistanceMap(
            background, insideIsPositive=False, squaredDistance=False, useImageSpacing=True
        )
        return sitk.Clamp(signed, lowerBound=0.0)

    return run


def summary(distances):
    """Pooled 95 % Hausdorff distance, mean of both ways pooled, and the largest distance."""
    both = np.concatenate(distances)
    return np.asarray([np.percentile(both, 95), both.mean(), both.max()])


def scipy_surface():
    from scipy import ndimage

    a, b = array("a").astype(bool), array("b").astype(bool)
    sampling = job["spacing"][::-1]
    cross = ndimage.generate_binary_structure(3, 1)

    def run():
        edge_a = a & ~ndimage.binary_erosion(a, cross)
        edge_b = b & ~ndimage.binary_erosion(b, cross)
        to_b = ndimage.distance_transform_edt(~edge_b, sampling=sampling)[edge_a]
        to_a = ndimage.distance_transform_edt(~edge_a, sampling=sampling)[edge_b]
        return summary((to_b, to_a))

    return run


def itk_surface():
    sitk = itk()
    a, b = (sitk.GetImageFromArray(array(name)) for name in ("a", "b"))
    for image in (a, b):
        image.SetSpacing(job["spacing"])

    def run():
        edges = [sitk.LabelContour(image, fullyConnected=False) for image in (a, b)]
        maps = [
            sitk.Abs(
                sitk.SignedMaurerDistanceMap(
                    edge, squaredDistance=False, useImageSpacing=True
                )
            )
            for edge in edges
        ]
        inside = [sitk.GetArrayViewFromImage(edge) > 0 for edge in edges]
        fields = [sitk.GetArrayViewFromImage(field) for field in maps]
        return summary((fields[1][inside[0]], fields[0][inside[1]]))

    return run


def scipy_components():
    from scipy import ndimage

    mask = array("mask")
    full = np.ones((3, 3, 3), dtype=bool)
    return lambda: ndimage.label(mask, structure=full)[0]


def itk_components():
    sitk = itk()
    mask = sitk.GetImageFromArray(array("mask"))
    return lambda: sitk.ConnectedComponent(mask, True)


ROWS = {
    ("radon", "scikit-image"): scikit_radon,
    ("fbp", "scikit-image"): scikit_fbp,
    ("gaussian", "SciPy"): scipy_gaussian,
    ("median", "SciPy"): scipy_median,
    ("median", "SimpleITK"): itk_median,
    ("bspline", "SciPy"): scipy_bspline,
    ("bspline", "SimpleITK"): itk_bspline,
    ("edt", "SciPy"): scipy_edt,
    ("edt", "SimpleITK"): itk_edt,
    ("surface", "SciPy"): scipy_surface,
    ("surface", "SimpleITK"): itk_surface,
    ("components", "SciPy"): scipy_components,
    ("components", "SimpleITK"): itk_components,
}



def to_array(result):
    """Gives the numbers of a result, which SimpleITK keeps in an image."""
    if isinstance(result, np.ndarray):
        return result
    import SimpleITK as sitk

    return sitk.GetArrayFromImage(result)


run_row(ROWS, to_array)
